<?php
// What Laravel's validator says of the wrong answers. Takes the answers as JSON and prints one reply a line.
require "Illuminate/Validation/autoload.php";
require "Illuminate/Translation/autoload.php";

use Illuminate\Translation\ArrayLoader;
use Illuminate\Translation\Translator;
use Illuminate\Validation\Factory;

$rules = [
    "name" => "required", "email" => "email", "age" => "integer|min:18",
    "address.street" => "required", "address.postCode" => "regex:/^[0-9]{4}$/",
    "children.*.name" => "max:5", "children.*.born" => "required",
];
$validator = (new Factory(new Translator(new ArrayLoader(), "en")))->make(json_decode($argv[1], true), $rules);
// Laravel's own way to say something of the whole: a name that is no answer's.
$validator->after(fn ($validator) => $validator->errors()->add("form", "The whole is wrong"));
$validator->fails();
// `ValidationException` and Laravel's handler write this.
$body = ["message" => "The given data was invalid.", "errors" => $validator->errors()->toArray()];
echo json_encode(["from" => "Laravel", "status" => 422, "type" => "application/json", "body" => json_encode($body)]), "\n";
$body = $validator->errors()->toArray();
echo json_encode(["from" => "Laravel: errors()", "status" => 422, "type" => "application/json", "body" => json_encode($body)]), "\n";
