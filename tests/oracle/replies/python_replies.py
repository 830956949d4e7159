"""What Python's frameworks say of the wrong answers. Takes the answers as JSON and prints one reply a line."""

import json
import sys
from typing import Annotated

import django
from django.conf import settings

ANSWERS = json.loads(sys.argv[1])


def say(name, status, body):
    text = body if isinstance(body, str) else json.dumps(body)
    print(json.dumps({"from": name, "status": status, "type": "application/json", "body": text}))


def fastapi():
    import asyncio

    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from pydantic import BaseModel, Field, ValidationError, model_validator

    class Address(BaseModel):
        street: str
        post_code: Annotated[str, Field(pattern="^[0-9]{4}$", alias="postCode")]

    class Child(BaseModel):
        name: Annotated[str, Field(max_length=5)]
        born: str

    class Answers(BaseModel):
        name: str
        email: Annotated[str, Field(pattern="@")]
        age: Annotated[int, Field(ge=18)]
        address: Address
        children: list[Child]

    class Whole(BaseModel):
        @model_validator(mode="after")
        def is_wrong(self):
            raise ValueError("The whole is wrong")

    app = FastAPI()

    @app.post("/")
    def answers(answers: Answers):
        return {}

    @app.post("/whole")
    def whole(answers: Whole):
        return {}

    def post(path):
        sent = []

        async def receive():
            return {"type": "http.request", "body": json.dumps(ANSWERS).encode(), "more_body": False}

        async def send(message):
            sent.append(message)

        headers = [(b"content-type", b"application/json")]
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers}
        asyncio.run(app(scope, receive, send))
        return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:]).decode()

    (status, fields), (_, of_all) = post("/"), post("/whole")
    # A check of the whole runs only where each answer is right: both in one list, as both were said.
    say("FastAPI", status, {"detail": json.loads(fields)["detail"] + json.loads(of_all)["detail"]})
    try:
        Answers.model_validate(ANSWERS)
    except ValidationError as error:
        found = json.loads(error.json())
    try:
        Whole.model_validate(ANSWERS)
    except ValidationError as error:
        say("pydantic: errors()", 422, found + json.loads(error.json()))


def rest():
    from rest_framework import serializers

    class Address(serializers.Serializer):
        street = serializers.CharField()
        postCode = serializers.RegexField("^[0-9]{4}$")

    class Child(serializers.Serializer):
        name = serializers.CharField(max_length=5)
        born = serializers.CharField()

    class Answers(serializers.Serializer):
        name = serializers.CharField()
        email = serializers.EmailField()
        age = serializers.IntegerField(min_value=18)
        address = Address()
        children = Child(many=True)

    class Whole(serializers.Serializer):
        def validate(self, answers):
            raise serializers.ValidationError("The whole is wrong")

    read, whole = Answers(data=ANSWERS), Whole(data=ANSWERS)
    assert not read.is_valid() and not whole.is_valid()
    # A check of the whole runs only where each answer is right: both in one object, as both were said.
    errors = {**read.errors, **whole.errors}
    say("Django REST", 400, errors)
    say("Django REST in errors", 400, {"errors": errors})
    say("Django REST: full details", 400, serializers.ValidationError(errors).get_full_details())


def forms():
    from django import forms

    class Answers(forms.Form):
        name = forms.CharField()
        email = forms.EmailField()
        age = forms.IntegerField(min_value=18)

        def clean(self):
            raise forms.ValidationError("The whole is wrong", code="cross")

    form = Answers(ANSWERS)
    assert not form.is_valid()
    say("Django forms", 400, json.loads(form.errors.as_json()))


settings.configure(USE_I18N=False, INSTALLED_APPS=["rest_framework"])
django.setup()
fastapi()
rest()
forms()
