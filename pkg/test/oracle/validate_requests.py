"""Judges requests with botocore's own validator, for botocore.test.mjs.

The first line of the input names the version of botocore that is wanted, and the services with the versions of
their models; each further line holds a service, an operation and a request. The first line of the output is the
version found, null where there is none; if it is the wanted one, each further line holds what is wrong with one
request, as pairs of a JSON pointer and a kind.
"""

import json
import re
import sys

STEP = re.compile(r"\.([^.\[]*)|\[(\d+)\]")
KEY = re.compile(r"^(.*) \(key: (.*)\)$", re.DOTALL)
MEMBER = {"missing required field": "required_name", "unknown field": "unknown_param"}
KINDS = {
    "missing required field": "required",
    "unknown field": "unknown",
    "invalid type": "type",
    "invalid type for document": "type",
    "invalid length": "short",
    "invalid range": "small",
    "empty input": "union",
    "more than one input": "union",
}


def pointer_of(name):
    """The JSON pointer of a place that botocore calls, say, `.batch.items[0].tags (key: a)`."""
    key = KEY.match(name)
    if key:
        return f"{pointer_of(key[1])}/{key[2]}"
    return "".join(f"/{member or index}" for member, index in STEP.findall(name))


def finding(error):
    reason, name, details = error
    pointer = pointer_of(name)
    if reason in MEMBER:
        pointer = f"{pointer}/{details[MEMBER[reason]]}"
    return [pointer, KINDS[reason]]


def main():
    wanted = json.loads(sys.stdin.readline())
    try:
        from botocore import __version__ as found
    except ImportError:
        found = None
    print(json.dumps(found))
    if found == wanted["botocore"]:
        judge(wanted["services"])


def judge(versions):
    from botocore.loaders import Loader
    from botocore.model import ServiceModel
    from botocore.validate import ParamValidator

    loader, validator = Loader(), ParamValidator()
    services = {
        name: ServiceModel(loader.load_service_model(name, "service-2", version))
        for name, version in versions.items()
    }
    for line in sys.stdin:
        service, operation, request = json.loads(line)
        shape = services[service].operation_model(operation).input_shape
        # botocore has no way to get at the single errors but this.
        errors = validator.validate(request, shape)._errors
        print(json.dumps([finding(error) for error in errors]))


main()
