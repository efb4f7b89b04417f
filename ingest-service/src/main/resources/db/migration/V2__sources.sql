-- Since when a source is watched: what was posted before is history. And how its webhooks are.
create table source (
  source           text primary key,
  activated_at     timestamptz not null,
  accepted         bigint not null default 0,
  not_wanted       bigint not null default 0,
  refused          bigint not null default 0,
  failed           bigint not null default 0,
  webhook_at       timestamptz,
  webhook_error    text,
  webhook_error_at timestamptz
);
