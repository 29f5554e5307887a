#!/usr/bin/env python3
"""A worker for ModelDeck that trains with scikit-learn. The protocol is described in docs/workers.md.

It needs Python 3.9 and scikit-learn, and nothing else: the HTTP is the standard library's, and the ONNX file is written here. What it trains is a logistic
regression for classes and a ridge regression for numbers, on standardised numbers and 0/1 columns for categories, with all of that inside the file, so that it is
served with raw columns. After each training the scores of scikit-learn are compared with those of the same sums in single precision, which are what the file holds.

    python3 modeldeck_worker.py --port 8701
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import math
import queue
import re
import struct
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

try:
    import numpy
    import sklearn
    from sklearn.linear_model import LogisticRegression, Ridge
except ImportError:
    sys.exit("This worker needs scikit-learn; install it (for instance: pip install scikit-learn) and start it again.")

LARGEST_ORDER = 1_000_000
LARGEST_ROWS = 1 << 31
MOST_CATEGORIES = 50
AGREEMENT = 1e-4


class Refusal(Exception):
    """Something that a person can put right; the text is told to the console."""


class Stopped(Exception):
    """The console does not want the model any more."""


# --- the ONNX format: as much of its messages as a linear model needs -------------------------------------------------

def varint(number):
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, value):
    """A field of a message: whole numbers as varints, texts, bytes and inner messages with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, str):
        value = value.encode("utf-8")
    return varint(number << 3 | 2) + varint(len(value)) + value


FLOAT, INT64, STRING = 1, 7, 8


def tensor(name, values, dims, kind):
    parts = [field(1, d) for d in dims] + [field(2, kind), field(8, name)]
    if kind == STRING:
        parts += [field(6, v) for v in values]
    elif kind == INT64:
        parts.append(field(9, struct.pack("<%dq" % len(values), *values)))
    else:
        parts.append(field(9, numpy.asarray(values, dtype="<f4").tobytes()))
    return b"".join(parts)


def attribute(name, value):
    if isinstance(value, int):
        return field(1, name) + field(3, value) + field(20, 2)
    return field(1, name) + b"".join(field(9, v) for v in value) + field(20, 8)


def node(operator, inputs, output, domain="", **attributes):
    parts = [field(1, i) for i in inputs] + [field(2, output), field(3, output + "_node"), field(4, operator)]
    parts += [field(5, attribute(k, v)) for k, v in attributes.items()]
    return b"".join(parts) + (field(7, domain) if domain else b"")


def value_info(name, kind, width):
    """[N,width], or [N] where the width is none."""
    dims = field(1, field(2, "N")) + (field(1, field(1, width)) if width else b"")
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.inputs, self.outputs, self.names = [], [], [], [], set()

    def free(self, name):
        while name in self.names:
            name += "_"
        self.names.add(name)
        return name

    def add(self, operator, inputs, hint, domain="", **attributes):
        output = self.free(hint)
        self.nodes.append(node(operator, inputs, output, domain, **attributes))
        return output

    def constant(self, hint, values, dims, kind=FLOAT):
        name = self.free(hint)
        self.constants.append(tensor(name, values, dims, kind))
        return name

    def bytes(self, metadata):
        graph = b"".join(
            [field(1, n) for n in self.nodes] + [field(2, "linear")] + [field(5, c) for c in self.constants]
            + [field(11, i) for i in self.inputs] + [field(12, o) for o in self.outputs])
        opsets = field(8, field(1, "") + field(2, 13)) + field(8, field(1, "ai.onnx.ml") + field(2, 2))
        entries = b"".join(field(14, field(1, k) + field(2, v)) for k, v in metadata.items())
        return field(1, 8) + field(2, "modeldeck-worker") + field(7, graph) + opsets + entries


# --- training ---------------------------------------------------------------------------------------------------------

class Columns:
    """How raw columns become numbers, learnt from the rows; the same in numpy and in the file."""

    def __init__(self, features, rows):
        self.numbers, self.categories = [], []
        for feature in features:
            name = feature["name"]
            values = [row[name] for row in rows]
            if feature["type"] == "numeric":
                known = numpy.array([float(v) for v in values if v != ""], dtype=float)
                mean = float(known.mean()) if len(known) else 0.0
                scale = float(known.std()) if len(known) else 1.0
                self.numbers.append((name, mean, scale if scale > 0 else 1.0))
            else:
                counts = {}
                for value in values:
                    counts[value] = counts.get(value, 0) + 1
                kept = sorted(counts, key=lambda v: (-counts[v], v))[:MOST_CATEGORIES]
                self.categories.append((name, sorted(kept)))
        self.order = [f["name"] for f in features]

    def matrix(self, rows, kind=float):
        blocks = []
        for name, mean, scale in self.numbers:
            raw = numpy.array([float(r[name]) if r[name] != "" else math.nan for r in rows], dtype=kind)
            filled = numpy.where(numpy.isnan(raw), kind(mean), raw)
            blocks.append(((filled - kind(mean)) / kind(scale)).reshape(-1, 1))
        for name, kept in self.categories:
            place = {value: i for i, value in enumerate(kept)}
            block = numpy.zeros((len(rows), len(kept)), dtype=kind)
            for i, row in enumerate(rows):
                if row[name] in place:
                    block[i, place[row[name]]] = 1
            blocks.append(block)
        return numpy.hstack(blocks)

    def add_to(self, graph):
        numeric = {name for name, _, _ in self.numbers}
        for name in self.order:
            graph.names.add(name)
            graph.inputs.append(value_info(name, FLOAT if name in numeric else STRING, 1))
        blocks = []
        if self.numbers:
            raw = graph.add("Concat", [n for n, _, _ in self.numbers], "numbers", axis=1)
            mean = graph.constant("means", [m for _, m, _ in self.numbers], [1, len(self.numbers)])
            scale = graph.constant("scales", [s for _, _, s in self.numbers], [1, len(self.numbers)])
            gone = graph.add("IsNaN", [raw], "missing")
            filled = graph.add("Where", [gone, mean, raw], "filled")
            blocks.append(graph.add("Div", [graph.add("Sub", [filled, mean], "centred"), scale], "standardised"))
        for name, kept in self.categories:
            hot = graph.add("OneHotEncoder", [name], "hot", "ai.onnx.ml", cats_strings=kept, zeros=1)
            shape = graph.constant("flat", [-1, len(kept)], [2], INT64)
            blocks.append(graph.add("Reshape", [hot, shape], "indicators"))
        return graph.add("Concat", blocks, "features", axis=1)


def settings(order, allowed):
    given = dict(order.get("hyperparameters") or {})
    unknown = sorted(set(given) - set(allowed))
    if unknown:
        raise Refusal("this worker has no hyperparameter '%s'; it has %s" % (unknown[0], ", ".join(allowed)))
    return {name: kind(given.get(name, standard)) for name, (kind, standard) in allowed.items()}


def train(order, rows, say):
    """The model's file, and how it was trained."""
    source = order["dataSource"]
    label, weight = source["label"], source.get("weight")
    columns = Columns(source["features"], rows)
    matrix = columns.matrix(rows)
    weights = numpy.array([float(r[weight]) for r in rows]) if weight else None
    graph = Graph()
    features = columns.add_to(graph)
    if source["task"] == "regression":
        used = settings(order, {"l2": (float, 1e-6)})
        target = numpy.array([float(r[label]) for r in rows])
        fit = Ridge(alpha=used["l2"]).fit(matrix, target, weights)
        coefficients, offset = fit.coef_.reshape(1, -1), numpy.array([fit.intercept_])
        say(1, {"rmse": float(numpy.sqrt(numpy.mean((fit.predict(matrix) - target) ** 2)))})
        output = graph.free("prediction")
        graph.nodes.append(node("Identity", [linear(graph, features, coefficients, offset)], output))
        graph.outputs.append(value_info(output, FLOAT, 1))
        classes, outputs, name = [], {"prediction": output}, "scikit-learn ridge regression"
    else:
        used = settings(order, {"C": (float, 1.0), "max_iter": (int, 1000)})
        classes = list(source["classes"])
        place = {c: i for i, c in enumerate(classes)}
        target = numpy.array([place[r[label]] for r in rows])
        fit = LogisticRegression(C=used["C"], max_iter=used["max_iter"]).fit(matrix, target, weights)
        if len(fit.classes_) != len(classes):
            raise Refusal("the rows to learn from have only %d of the %d classes" % (len(fit.classes_), len(classes)))
        coefficients, offset = fit.coef_, fit.intercept_
        say(1, {"accuracy": float(fit.score(matrix, target))})
        scores = linear(graph, features, coefficients, offset)
        if len(classes) == 2:
            yes = graph.add("Sigmoid", [scores], "second")
            one = graph.constant("one", [1.0], [1, 1])
            shares = graph.add("Concat", [graph.add("Sub", [one, yes], "first"), yes], "shares", axis=1)
        else:
            shares = graph.add("Softmax", [scores], "shares", axis=1)
        probabilities, said = graph.free("probabilities"), graph.free("label")
        graph.nodes.append(node("Identity", [shares], probabilities))
        best = graph.add("ArgMax", [shares], "best", axis=1, keepdims=0)
        graph.nodes.append(node("Gather", [graph.constant("classes", classes, [len(classes)], STRING), best], said, axis=0))
        graph.outputs += [value_info(said, STRING, None), value_info(probabilities, FLOAT, len(classes))]
        outputs, name = {"label": said, "probabilities": probabilities}, "scikit-learn logistic regression"
    compare(columns, rows, coefficients, offset, matrix)
    file = graph.bytes({
        "modeldeck.task": source["task"], "modeldeck.trainer": name, "modeldeck.classes": json.dumps(classes),
        "modeldeck.outputs": json.dumps(outputs)})
    used["scikit-learn"] = sklearn.__version__
    return file, name, used


def linear(graph, features, coefficients, offset):
    outputs, width = coefficients.shape
    weights = graph.constant("weights", coefficients.T.flatten(), [width, outputs])
    bias = graph.constant("bias", offset.flatten(), [1, outputs])
    return graph.add("Add", [graph.add("MatMul", [features, weights], "products"), bias], "scores")


def compare(columns, rows, coefficients, offset, matrix):
    """The file computes in single precision: on the first rows that must come to the same."""
    some = rows[:500]
    single = columns.matrix(some, numpy.float32) @ coefficients.T.astype(numpy.float32) + offset.astype(numpy.float32)
    exact = matrix[:500] @ coefficients.T + offset
    apart = float(numpy.max(numpy.abs(single - exact) / (1 + numpy.abs(exact))))
    if not apart <= AGREEMENT:
        raise Refusal("single precision is not enough for these columns (scores differ by %.2g); scale them" % apart)


# --- the protocol -----------------------------------------------------------------------------------------------------

class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


OPENER = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


class Job:
    def __init__(self, order):
        self.order, self.cancelled = order, threading.Event()

    def send(self, method, url, body, headers):
        """Tells the console, again for a while where it is away."""
        for attempt in range(60):
            if self.cancelled.is_set():
                raise Stopped()
            request = urllib.request.Request(url(), body, method=method, headers=dict(
                headers, Authorization="Bearer " + self.order["token"]))
            try:
                with OPENER.open(request, timeout=30) as answer:
                    document = json.loads(answer.read(64_000) or b"{}")
                if document.get("cancel"):
                    raise Stopped()
                return document
            except urllib.error.HTTPError as error:
                if error.code == 410:
                    raise Stopped() from error
                if error.code < 500:
                    return {"accepted": False}
            except OSError:
                if attempt == 59:
                    raise
            time.sleep(1)
        return {"accepted": False}

    def tell(self, what, **told):
        body = json.dumps(dict(told, jobId=self.order["jobId"])).encode()
        return self.send("POST", lambda: self.order["callbackUrl"] + "/" + what, body, {"Content-Type": "application/json"})

    def rows(self):
        source = self.order["dataSource"]
        with OPENER.open(source["connectionString"], timeout=60) as answer:
            packed = answer.read(LARGEST_ROWS)
        if hashlib.sha256(packed).hexdigest() != source["sha256"]:
            raise Refusal("the rows are not those that were promised: their SHA-256 is another")
        text = io.StringIO(gzip.decompress(packed).decode("utf-8"), newline="")
        return list(csv.DictReader(text))

    def beat(self, ended):
        every = max(1, int(self.order.get("heartbeatSeconds", 90)) // 3)
        while not ended.wait(every):
            try:
                self.tell("progress")
            except Stopped:
                self.cancelled.set()
                return
            except OSError:
                pass  # told again at the next beat

    def run(self):
        ended = threading.Event()
        threading.Thread(target=self.beat, args=(ended,), daemon=True).start()
        try:
            try:
                say = lambda epoch, metrics: self.tell("progress", epoch=epoch, metrics=metrics)
                file, name, used = train(self.order, self.rows(), say)
                digest = hashlib.sha256(file).hexdigest()
                self.send("PUT", lambda: self.order["artifactUrl"], file,
                          {"X-Content-SHA256": digest, "Content-Type": "application/octet-stream"})
                self.tell("complete", artifact={"sha256": digest, "bytes": len(file)}, trainer=name, hyperparameters=used)
            except (Refusal, KeyError, ValueError, TypeError) as error:
                self.tell("failed", error=str(error) if isinstance(error, Refusal) else repr(error))
        except Stopped:
            print("The job %s was ended by its console." % self.order["jobId"], flush=True)
        except OSError as error:
            print("The job %s ended: %s" % (self.order["jobId"], error), flush=True)
        finally:
            ended.set()


class Worker(BaseHTTPRequestHandler):
    jobs, waiting, consoles, lock = {}, queue.Queue(), set(), threading.Lock()
    timeout = 30

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != "/jobs" or "Origin" in self.headers or not 0 < length <= LARGEST_ORDER:
            return self.answer(404, {"reason": "jobs are posted to /jobs"})
        try:
            order = json.loads(self.rfile.read(length))
            addresses = [order["callbackUrl"], order["artifactUrl"], order["dataSource"]["connectionString"]]
            known = all(self.knows(a) for a in addresses) and re.fullmatch("[0-9a-f-]{36}", order["jobId"])
        except (ValueError, KeyError, TypeError) as error:
            return self.answer(400, {"reason": "no job: %r" % error})
        if not known:
            return self.answer(403, {"reason": "this worker does not know that console; start it with --console ORIGIN"})
        with self.lock:
            job = self.jobs.get(order["jobId"])
            if job is None:
                job = self.jobs[order["jobId"]] = Job(order)
                self.waiting.put(job)
            else:
                job.order = order  # its console was started again
        return self.answer(202, {"accepted": True})

    def do_DELETE(self):
        job = self.jobs.get(self.path.rsplit("/", 1)[-1])
        if job:
            job.cancelled.set()
        self.answer(200, {"accepted": True})

    def knows(self, address):
        parts = urllib.parse.urlsplit(address)
        here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
        return here or "%s://%s" % (parts.scheme, parts.netloc) in self.consoles

    def log_message(self, *arguments):
        pass


def work():
    while True:
        job = Worker.waiting.get()
        try:
            job.run()
        finally:
            with Worker.lock:
                Worker.jobs.pop(job.order["jobId"], None)


def main():
    parser = argparse.ArgumentParser(description="Trains for ModelDeck with scikit-learn, on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8701, help="0: any that is free")
    parser.add_argument("--console", action="append", default=[], metavar="ORIGIN",
                        help="a console beyond this machine that may give jobs")
    options = parser.parse_args()
    Worker.consoles = set(options.console)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Worker)
    server.daemon_threads = True
    threading.Thread(target=work, daemon=True).start()
    print("Jobs are taken at http://127.0.0.1:%d/jobs." % server.server_address[1], flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
