import { defineProject } from '@rosetta/loaders-engine';

import { argocdApplication } from './argocd/application.ts';
import { argocdHistory } from './argocd/history.ts';
import { argocd } from './argocd/pull.ts';
import { dynatraceEntity } from './dynatrace/entity.ts';
import { dynatraceMetric } from './dynatrace/metric.ts';
import { dynatraceProblem } from './dynatrace/problem.ts';
import { dynatrace } from './dynatrace/pull.ts';
import { dynatraceSlo } from './dynatrace/slo.ts';
import { gitlabCommit } from './gitlab/commit.ts';
import { gitlabDeployment } from './gitlab/deployment.ts';
import { gitlabMergeRequest } from './gitlab/mergeRequest.ts';
import { gitlabPipeline } from './gitlab/pipeline.ts';
import { gitlab } from './gitlab/pull.ts';
import { servicenowChange } from './servicenow/change.ts';
import { servicenowCi } from './servicenow/ci.ts';
import { servicenowIncident } from './servicenow/incident.ts';
import { servicenow } from './servicenow/pull.ts';
import { servicenowRelation } from './servicenow/relation.ts';

/** What is pulled, or landed as exports, and loaded into monitoring_db. */
export default defineProject({
  name: 'monitoring',
  loaders: [
    servicenowIncident,
    servicenowChange,
    servicenowCi,
    servicenowRelation,
    dynatraceMetric,
    dynatraceProblem,
    dynatraceEntity,
    dynatraceSlo,
    gitlabDeployment,
    gitlabMergeRequest,
    gitlabCommit,
    gitlabPipeline,
    argocdApplication,
    argocdHistory,
  ],
  pulls: [servicenow, dynatrace, gitlab, argocd],
  sourcesLock: 'rosetta.sources',
});
