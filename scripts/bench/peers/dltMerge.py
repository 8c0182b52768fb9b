"""dlt's merge of the bench's documents: the nested parts stay JSON, as they do for us."""
import os
import sys

import dlt
from bson.decimal128 import Decimal128
from bson.objectid import ObjectId
from pymongo import MongoClient

raw, database, state = sys.argv[1:4]
os.environ["DLT_DATA_DIR"] = state


def plain(value):
    if isinstance(value, Decimal128):
        return value.to_decimal()
    if isinstance(value, ObjectId):
        return str(value)
    return value


@dlt.resource(name="incident", write_disposition="merge", primary_key="sys_id", max_table_nesting=0)
def incidents():
    batch = []
    for document in MongoClient(raw)["bench"]["incident"].find().sort([("landedAt", 1), ("_id", 1)]).batch_size(2000):
        payload = {name: plain(value) for name, value in document["payload"].items()}
        batch.append({"_id": document["_id"], "landed_at": document["landedAt"], **payload})
        if len(batch) == 5000:
            yield batch
            batch = []
    yield batch


pipeline = dlt.pipeline(
    pipeline_name="bench",
    pipelines_dir=state,
    destination=dlt.destinations.postgres(database),
    dataset_name="dlt",
)
pipeline.run(incidents())
