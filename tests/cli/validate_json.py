"""Holds outputs of the program against schemas/.

Usage: validate_json.py SCHEMAS_DIR OUTPUT.json...

Each output names its shape in the key "schema". Prints what does not fit; exits 1 if anything did not.
"""

import json
import pathlib
import sys

import jsonschema


def main():
    schemas = {}
    for path in pathlib.Path(sys.argv[1]).glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        schemas[schema["properties"]["schema"]["const"]] = jsonschema.Draft202012Validator(schema)
    failures = 0
    for name in sys.argv[2:]:
        try:
            value = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
            faults = [error.message[:300] + " at " + "/".join(map(str, error.path))
                      for error in schemas[value["schema"]].iter_errors(value)]
        except (ValueError, KeyError, TypeError) as error:
            faults = [f"is no object of a known schema: {error!r}"]
        for fault in faults:
            failures += 1
            print(f"{pathlib.Path(name).name}: {fault}")
    return 1 if failures or len(sys.argv) < 3 else 0


if __name__ == "__main__":
    sys.exit(main())
