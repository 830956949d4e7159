"""An endpoint in Python: FastAPI, and the plain JSON Schema of the answers to check what arrives.

    npx blankett schema contact-form.form.json > contact-form.schema.json
    pip install fastapi uvicorn "jsonschema[format-nongpl]"
    SCHEMA=contact-form.schema.json ORIGINS=https://www.agency.example uvicorn endpoint:app --port 8090
"""

import base64, hashlib, json, os, re, sqlite3, uuid
from datetime import datetime, timezone

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from jsonschema import Draft202012Validator

LIMIT = 1024 * 1024
with open(os.environ["SCHEMA"], encoding="utf-8") as file:
    validator = Draft202012Validator(json.load(file), format_checker=Draft202012Validator.FORMAT_CHECKER)
db = sqlite3.connect(os.environ.get("STORE", "submissions.db"), isolation_level=None)
db.execute("CREATE TABLE IF NOT EXISTS submissions (key TEXT PRIMARY KEY, digest TEXT, receipt TEXT, answers TEXT)")

app = FastAPI()
app.add_middleware(
    CORSMiddleware, allow_origins=os.environ.get("ORIGINS", "").split(), allow_methods=["POST"],
    allow_headers=["Content-Type", "Content-Digest", "Idempotency-Key"],
    expose_headers=["Retry-After", "Content-Language"])


def refuse(status, title, **more):
    body = {"type": "about:blank", "title": title, "status": status, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


def problems(answers):
    for error in validator.iter_errors(answers):
        place, code, limit = list(error.absolute_path), error.validator, error.validator_value
        if code == "required":  # stands at the object, and is about a member
            place.append(re.match("'(.*)' is a required property$", error.message)[1])
        pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in place)
        params = {"limit": limit} if isinstance(limit, (int, float)) else {}
        yield {"pointer": pointer, "code": code, "params": params}


@app.post("/submissions/contact-form")
async def receive(request: Request):
    key = request.headers.get("idempotency-key", "")
    if not re.fullmatch("[\x21-\x7e]{1,255}", key):
        return refuse(400, "Idempotency-Key is missing")
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        return refuse(415, "The body must be application/json")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LIMIT:
            return refuse(413, "The body is too long")
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    said = re.search("sha-256=:([^:]*):", request.headers.get("content-digest", ""))
    if said and said[1] != digest:
        return refuse(400, "The body is not what was sent")
    if not (known := find(key)):  # first: what was accepted stays accepted
        try:
            errors = list(problems(json.loads(body)))
        except ValueError:
            return refuse(400, "The body is no JSON")
        if errors:
            return refuse(422, "Some answers must be mended", errors=errors)
        receipt = {"reference": str(uuid.uuid4()), "received": datetime.now(timezone.utc).isoformat()}
        row = (key, digest, json.dumps(receipt), body.decode())
        if db.execute("INSERT OR IGNORE INTO submissions VALUES (?, ?, ?, ?)", row).rowcount:
            return JSONResponse(receipt, 201)
        known = find(key)
    if known[0] != digest:
        return refuse(422, "This key was used for other answers")
    return JSONResponse(json.loads(known[1]))


def find(key):
    return db.execute("SELECT digest, receipt FROM submissions WHERE key = ?", (key,)).fetchone()
