"""Searches fail2ban's sample logs with the expressions of a stream: search_samples.py STREAM LOGS RESULTS."""
import ast
import os
import re
import sys

from fail2ban.server.failregex import Regex

DATE = re.compile(r"^(?:\w{3} +\d+ [\d:]{8}|\d{4}-\d\d-\d\d[T ][\d:.,]+\S*|\[[^\]]*\d\d:\d\d[^\]]*\])\s?")


def texts(path, prefix):
    for line in open(path, encoding="latin-1", newline="\n"):
        line = line.rstrip("\n")
        if not line.startswith("#"):
            cut = DATE.sub("", line)
            yield line
            yield cut
            match = prefix and prefix._regexObj.search(cut)
            if match and "content" in match.groupdict():
                yield match.group("content") or ""


def shown(match):
    if not match:
        return "-"
    groups = sorted(match.groupdict().items())
    named = ["%s=%s" % (name, "~" if value is None else value) for name, value in groups]
    return "\t".join(["%d,%d" % match.span()] + named).replace("\r", "\\r").replace("\n", "\\n")


stream, logs, results = sys.argv[1:]
prefixes = {}
with open(results, "w", encoding="latin-1", newline="\n") as out:
    for line in open(stream, encoding="utf-8"):
        command = ast.literal_eval(line)
        jail, option = (command + ["", ""])[1:3]
        path = os.path.join(logs, jail)
        if option in ("prefregex", "addfailregex", "addignoreregex") and os.path.isfile(path):
            for expression in command[3] if isinstance(command[3], list) else [command[3]]:
                regex = Regex(expression)
                if option == "prefregex":
                    prefixes[jail] = regex
                for text in texts(path, prefixes.get(jail)):
                    out.write(shown(regex._regexObj.search(text)) + "\n")
