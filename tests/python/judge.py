"""Judges answers by plain schemas with Python's jsonschema: reads a JSON line for each form, writes one of verdicts."""

import json
import sys

from jsonschema.validators import validator_for

for line in sys.stdin:
    task = json.loads(line)
    schema = task["schema"]
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    print(json.dumps([validator.is_valid(answers) for answers in task["answers"]]), flush=True)
