"""Holds schemas/, the examples and the documents' JSON against each other.

Usage: check_schemas.py SOURCE_DIR

* every schemas/NAME.schema.json is a sound JSON Schema whose $id is urn:redraft:NAME:N and whose
  "schema" key is redraft/NAME/N;
* a definition that several schemas share is the same in each;
* every examples/NAME/*.json validates, at least one a schema;
* every examples/NAME/invalid/*.json does not, and each schema has one;
* every ```json block with a "schema" key in README.md and docs/**/*.md validates.

The valid examples are written by the engine's own tests (golden files), so that what the program says is
what the schemas promise.
"""

import json
import pathlib
import re
import sys

import jsonschema

BLOCK = re.compile(r"^```json[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)

failures = []
checked = {"schemas": 0, "valid": 0, "invalid": 0, "blocks": 0}


def fail(where, why):
    failures.append(f"{where}: {why}")


def load(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        fail(path, f"is not JSON: {error}")
        return None


def first_fault(schema, value):
    validator = jsonschema.Draft202012Validator(schema)
    errors = sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.path)))
    if not errors:
        return None
    place = "/".join(str(part) for part in errors[0].path) or "the whole"
    return f"{place}: {errors[0].message[:300]}"


def said_by(schema):
    """The value of the key "schema" in what this schema describes."""
    return schema.get("properties", {}).get("schema", {}).get("const", "")


def load_schemas(folder):
    schemas = {}
    shared = {}
    for path in sorted(folder.glob("*.schema.json")):
        schema = load(path)
        if schema is None:
            continue
        checked["schemas"] += 1
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            fail(path, f"is not a sound schema: {error.message}")
            continue
        name = path.name.removesuffix(".schema.json")
        identity = schema.get("$id", "")
        if not re.fullmatch(rf"urn:redraft:{re.escape(name)}:[1-9][0-9]*", identity):
            # A relative $id is legal, and breaks references inside the file in common validators.
            fail(path, f"its $id is {identity!r}, not urn:redraft:{name}:N")
            continue
        if "urn:" + said_by(schema).replace("/", ":") != identity:
            fail(path, 'its "schema" key and its $id differ')
        for word, definition in schema.get("$defs", {}).items():
            first_path, first = shared.setdefault(word, (path, definition))
            if first != definition:
                fail(path, f"defines {word} otherwise than {first_path.name}")
        schemas[name] = schema
    return schemas


def check_examples(schemas, folder):
    for path in sorted(folder.glob("*")):
        if path.name not in schemas:
            fail(path, "has no sound schema of this name")
    for name, schema in schemas.items():
        valid = sorted((folder / name).glob("*.json"))
        invalid = sorted((folder / name / "invalid").glob("*.json"))
        if not valid:
            fail(name, "has no example")
        if not invalid:
            fail(name, "has no example that is wrong on purpose")
        for path in valid:
            checked["valid"] += 1
            fault = first_fault(schema, load(path))
            if fault:
                fail(path, fault)
        for path in invalid:
            checked["invalid"] += 1
            if first_fault(schema, load(path)) is None:
                fail(path, "validates, and should not")


def check_documents(schemas, source):
    by_name = {said_by(schema): schema for schema in schemas.values()}
    for path in [source / "README.md", *sorted((source / "docs").rglob("*.md"))]:
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            where = f"{path}:{text.count(chr(10), 0, block.start()) + 1}"
            try:
                value = json.loads(block.group(1))
            except ValueError:
                if '"schema": "redraft/' in block.group(1) or '"schema":"redraft/' in block.group(1):
                    fail(where, "this block is not JSON")
                continue
            if not isinstance(value, dict) or "schema" not in value:
                continue
            checked["blocks"] += 1
            schema = by_name.get(value["schema"])
            fault = first_fault(schema, value) if schema else f"no schema {value['schema']!r}"
            if fault:
                fail(where, fault)


def main():
    source = pathlib.Path(sys.argv[1])
    schemas = load_schemas(source / "schemas")
    if not schemas:
        fail(source / "schemas", "holds no schema")
    check_examples(schemas, source / "tests" / "schemas" / "examples")
    check_documents(schemas, source)
    for failure in failures:
        print(failure)
    print(", ".join(f"{count} {what}" for what, count in checked.items()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
