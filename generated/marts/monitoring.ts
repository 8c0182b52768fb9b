// Written by make generate from the model contracts of monitoring; edit those instead.
/** Change requests with their application and how they ended: what the light DORA metrics count. */
export interface FctChangeRow {
  /** The sys_id of the change. (text) */
  change_id: string;
  /** The number that people use. (text) */
  change_number: string;
  /** The application; `unmapped` when no pivot knows it. (text) */
  application_id: string;
  /** The configuration item that it changes. (text) */
  configuration_item_id: string | null;
  /** normal, standard, emergency, or one of the instance. (text) */
  change_type: string | null;
  /** The risk as assessed. (text) */
  risk: string | null;
  /** Carried out and closed. (boolean) */
  is_closed: boolean;
  /** Cancelled: it counts for nothing. (boolean) */
  is_cancelled: boolean;
  /** Whether it was closed as unsuccessful; null before it is closed, and when nobody said how it went. (boolean) */
  is_failed: boolean | null;
  /** When it began, or was planned to. (timestamptz) */
  started_at: string | null;
  /** When it ended, or was planned to. (timestamptz) */
  ended_at: string | null;
  /** When it was closed; null before. (timestamptz) */
  closed_at: string | null;
}

/** Deployments that ended, failed ones and those to other environments than production included: what counts is chosen by whoever reads. */
export interface FctDeploymentRow {
  /** The system and its id of the deployment. (text) */
  deployment_id: string;
  /** gitlab or argocd. (text) */
  system: string;
  /** The path of the GitLab project or the name of the Argo CD application. (text) */
  external_id: string;
  /** The application; `unmapped` when no pivot knows it. (text) */
  application_id: string;
  /** The environment or namespace that it went to. (text) */
  environment: string;
  /** Whether that is production: by GitLab's tier where it says so, else by the name. (boolean) */
  is_production: boolean;
  /** Whether it succeeded; failed and cancelled ones did not. (boolean) */
  is_success: boolean;
  /** The commit that was deployed. (text) */
  commit_sha: string | null;
  /** When it began. (timestamptz) */
  started_at: string;
  /** When it ended. (timestamptz) */
  finished_at: string;
}

/** Incidents with their application, what caused them where it is known, and how long they lasted. */
export interface FctIncidentRow {
  /** The sys_id of the incident. (text) */
  incident_id: string;
  /** The number that people use. (text) */
  incident_number: string;
  /** The application; `unmapped` when no pivot knows it. (text) */
  application_id: string;
  /** The configuration item that it is about. (text) */
  configuration_item_id: string | null;
  /** The change that caused it, where somebody said so; an explicit link wins over any other attribution. (text) */
  caused_by_change_id: string | null;
  /** 1 critical to 5 planning. (smallint) */
  priority: number | null;
  /** Neither resolved nor closed nor cancelled. (boolean) */
  is_open: boolean;
  /** Cancelled: it counts for nothing. (boolean) */
  is_cancelled: boolean;
  /** When it was opened. (timestamptz) */
  opened_at: string;
  /** When the service was back; null before. (timestamptz) */
  resolved_at: string | null;
  /** From opened to resolved; null while it is not resolved, and for a span that would be negative. (bigint) */
  resolution_seconds: number | null;
}

/** Every relation of the marts by name. */
export interface MartRows {
  fct_change: FctChangeRow;
  fct_deployment: FctDeploymentRow;
  fct_incident: FctIncidentRow;
}
