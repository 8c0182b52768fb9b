// Written by the contract generator from the OpenAPI spec; edit the spec instead.
/** Every operation of the API. */
export const operations = [
  {
    "operationId": "getCostTree",
    "method": "GET",
    "path": "/v1/costs/tree",
    "roles": [
      "Rosetta_User"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {
      "/items/*/id": [
        "mv_cost_tree.domain_id",
        "mv_cost_tree.family_id",
        "mv_cost_tree.product_id",
        "mv_cost_tree.application_id"
      ],
      "/items/*/name": [
        "mv_cost_tree.domain_name",
        "mv_cost_tree.family_name",
        "mv_cost_tree.product_name",
        "mv_cost_tree.application_name"
      ],
      "/items/*/currency": [
        "mv_cost_tree.billing_currency"
      ],
      "/items/*/cost": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/items/*/direct": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/items/*/indirect": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/items/*/unallocated": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/items/*/lineCount": [
        "mv_cost_tree.line_count"
      ],
      "/totals/*/currency": [
        "mv_cost_tree.billing_currency"
      ],
      "/totals/*/cost": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/totals/*/direct": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/totals/*/indirect": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ],
      "/totals/*/unallocated": [
        "mv_cost_tree.billed_cost",
        "mv_cost_tree.effective_cost",
        "mv_cost_tree.contracted_cost",
        "mv_cost_tree.list_cost"
      ]
    }
  },
  {
    "operationId": "listMonthlyCosts",
    "method": "GET",
    "path": "/v1/costs/monthly",
    "roles": [
      "Rosetta_User"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {
      "/items/*/month": [
        "mv_cost_by_month.charge_month",
        "mv_cost_tree.charge_month"
      ],
      "/items/*/key": [
        "mv_cost_by_month.domain_id",
        "mv_cost_by_month.share_kind",
        "mv_cost_by_month.charge_category"
      ],
      "/items/*/name": [
        "mv_cost_by_month.domain_name",
        "mv_cost_tree.domain_name"
      ],
      "/items/*/currency": [
        "mv_cost_by_month.billing_currency",
        "mv_cost_tree.billing_currency"
      ],
      "/items/*/cost": [
        "mv_cost_by_month.billed_cost",
        "mv_cost_by_month.effective_cost",
        "mv_cost_by_month.contracted_cost",
        "mv_cost_by_month.list_cost"
      ]
    }
  },
  {
    "operationId": "listCostLines",
    "method": "GET",
    "path": "/v1/costs/lines",
    "roles": [
      "Rosetta_User"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {
      "/items/*/lineId": [
        "fct_cost_line.line_id"
      ],
      "/items/*/chargeMonth": [
        "fct_cost_line.charge_month"
      ],
      "/items/*/billingMonth": [
        "fct_cost_line.billing_month"
      ],
      "/items/*/currency": [
        "fct_cost_line.billing_currency"
      ],
      "/items/*/provider": [
        "fct_cost_line.provider_name"
      ],
      "/items/*/service": [
        "fct_cost_line.service_name"
      ],
      "/items/*/subAccountId": [
        "fct_cost_line.sub_account_id"
      ],
      "/items/*/subAccountName": [
        "fct_cost_line.sub_account_name"
      ],
      "/items/*/resourceId": [
        "fct_cost_line.resource_id"
      ],
      "/items/*/resourceName": [
        "fct_cost_line.resource_name"
      ],
      "/items/*/region": [
        "fct_cost_line.region_name"
      ],
      "/items/*/description": [
        "fct_cost_line.charge_description"
      ],
      "/items/*/chargeCategory": [
        "fct_cost_line.charge_category"
      ],
      "/items/*/chargeClass": [
        "fct_cost_line.charge_class"
      ],
      "/items/*/chargePeriodStart": [
        "fct_cost_line.charge_period_start"
      ],
      "/items/*/chargePeriodEnd": [
        "fct_cost_line.charge_period_end"
      ],
      "/items/*/quantity": [
        "fct_cost_line.consumed_quantity"
      ],
      "/items/*/unit": [
        "fct_cost_line.consumed_unit"
      ],
      "/items/*/poolId": [
        "fct_cost_line.pool_id"
      ],
      "/items/*/ratio": [
        "fct_allocation.ratio"
      ],
      "/items/*/pivotSystem": [
        "fct_cost_line.pivot_system"
      ],
      "/items/*/cost": [
        "fct_cost_line.billed_cost",
        "fct_cost_line.effective_cost",
        "fct_cost_line.contracted_cost",
        "fct_cost_line.list_cost"
      ]
    }
  },
  {
    "operationId": "listCostDimensions",
    "method": "GET",
    "path": "/v1/costs/dimensions",
    "roles": [
      "Rosetta_User"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {
      "/months/first": [
        "mv_cost_by_month.charge_month"
      ],
      "/months/last": [
        "mv_cost_by_month.charge_month"
      ],
      "/currencies/*": [
        "mv_cost_by_month.billing_currency"
      ],
      "/domains/*/id": [
        "mv_cost_by_month.domain_id"
      ],
      "/domains/*/name": [
        "mv_cost_by_month.domain_name"
      ],
      "/groups/*/id": [
        "dim_application.group_id"
      ],
      "/groups/*/name": [
        "dim_application.group_name"
      ],
      "/chargeCategories/*": [
        "mv_cost_by_month.charge_category"
      ]
    }
  },
  {
    "operationId": "getLastPublication",
    "method": "GET",
    "path": "/v1/publications/last",
    "roles": [
      "Rosetta_User"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listBatchRuns",
    "method": "GET",
    "path": "/v1/batch-runs",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "startBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "getBatchRun",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "cancelBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs/{runId}/cancel",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "relaunchBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs/{runId}/relaunch",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listBatchRunLogs",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}/logs",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "streamBatchRunLogs",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}/logs/stream",
    "streams": true,
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listRejectedRows",
    "method": "GET",
    "path": "/v1/rejected-rows",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "replayRejectedRows",
    "method": "POST",
    "path": "/v1/rejected-rows/replay",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listBatchSchedules",
    "method": "GET",
    "path": "/v1/batch-schedules",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "pauseBatchSchedule",
    "method": "POST",
    "path": "/v1/batch-schedules/{name}/pause",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "resumeBatchSchedule",
    "method": "POST",
    "path": "/v1/batch-schedules/{name}/resume",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listAdminActions",
    "method": "GET",
    "path": "/v1/admin-actions",
    "roles": [
      "Rosetta_FinOps_Admin",
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  }
] as const;

/** The id of an operation. */
export type OperationId = (typeof operations)[number]['operationId'];
