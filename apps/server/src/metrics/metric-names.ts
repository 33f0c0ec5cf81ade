/**
 * Every metric of our own, as dashboards and alert rules know it; a histogram is asked for by `_bucket`, `_sum` and
 * `_count` behind its name. Beside them stand the `process_` and `nodejs_` metrics of prom-client.
 */
export const METRIC_NAMES = [
  "ioc_ingest_events_total",
  "ioc_ingest_batches_total",
  "ioc_ingest_group_events",
  "ioc_ingest_commit_seconds",
  "ioc_ingest_queue_events",
  "ioc_ingest_retries_total",
  "ioc_ledger_position",
  "ioc_ledger_lag_rows",
  "ioc_ledger_lag_seconds",
  "ioc_projector_leader",
  "ioc_projector_pending_rows",
  "ioc_views_watched",
  "ioc_view_patches_total",
  "ioc_view_deliveries_total",
  "ioc_view_compute_seconds",
  "ioc_sockets",
  "ioc_credentials_refused_total",
  "ioc_feeds",
  "ioc_screens",
  "ioc_deliveries",
  "ioc_delivery_oldest_seconds",
  "ioc_redis_up",
  "ioc_database_up",
  "ioc_ready",
  "ioc_build_info",
] as const;

export type MetricName = (typeof METRIC_NAMES)[number];
