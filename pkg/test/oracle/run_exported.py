"""Runs what the page exports for Python, and asks botocore and the AWS CLI for their opinion, where they are there.

Reads one JSON object with `botocore` (the version that knows the same models; another one is not asked about them),
`programs` (run with a boto3 that notes its calls), `names` (turned into methods and
commands) and `commands` (lists of arguments, checked by the AWS CLI without sending anything); each may be absent.
"""

import base64
import contextlib
import datetime
import io
import json
import os
import sys
import types


def plain(value):
    """A value as JSON: bytes, times and long integers by name."""
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$time": value.isoformat()}
    if type(value) is int and abs(value) > 2**53:
        return {"$int": str(value)}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


class Client:
    def __init__(self, service, calls):
        self._service, self._calls = service, calls

    def __getattr__(self, method):
        def call(**arguments):
            self._calls.append((self._service, method, arguments))

        return call


def knows(wanted):
    try:
        from botocore import __version__ as found
    except ImportError:
        return False
    return found == wanted


def run(program, wanted):
    calls = []
    boto3 = types.ModuleType("boto3")
    boto3.client = lambda service: Client(service, calls)
    sys.modules["boto3"] = boto3
    exec(compile(program, "program", "exec"), {})
    [(service, method, arguments)] = calls
    found = findings(service, method, arguments) if knows(wanted) else None
    return {"service": service, "method": method, "arguments": plain(arguments), "findings": found}


def findings(service, method, arguments):
    """What botocore has against the call, having made a request of it."""
    from botocore import xform_name
    from botocore.serialize import create_serializer
    from botocore.validate import ParamValidator

    model = service_model(service)
    names = {xform_name(name): name for name in model.operation_names}
    operation = model.operation_model(names[method])
    report = ParamValidator().validate(arguments, operation.input_shape)
    if not report.has_errors():
        create_serializer(model.protocol).serialize_to_request(arguments, operation)
    return report.generate_report()


MODELS = {}


def service_model(service):
    from botocore.loaders import Loader
    from botocore.model import ServiceModel

    if service not in MODELS:
        MODELS[service] = ServiceModel(Loader().load_service_model(service, "service-2"))
    return MODELS[service]


def transformed(names):
    try:
        from botocore import xform_name
    except ImportError:
        return None
    return [[xform_name(name), xform_name(name, "-")] for name in names]


def checked(commands, wanted):
    """What the AWS CLI answers; with a skeleton asked for, it checks its input and sends nothing."""
    if not knows(wanted):
        return None
    try:
        from awscli.clidriver import create_clidriver
    except ImportError:
        return None
    os.environ.update(AWS_DEFAULT_REGION="eu-central-1", AWS_CONFIG_FILE=os.devnull)
    # A driver each: they remember the input of the command before.
    return [answer(create_clidriver(), [*command, "--generate-cli-skeleton", "output"]) for command in commands]


def answer(driver, arguments):
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        code = driver.main(arguments)
    return [code, errors.getvalue()]


def main():
    questions = json.load(sys.stdin)
    wanted = questions["botocore"]
    answers = {
        "calls": [run(program, wanted) for program in questions.get("programs", [])],
        "names": transformed(questions.get("names", [])),
        "commands": checked(questions.get("commands", []), wanted),
    }
    json.dump(answers, sys.stdout)


main()
