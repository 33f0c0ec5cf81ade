-- Boards counted from the stored events in plain SQL, written from the contract (sections 3, 4 and 5) and not from the
-- server's code. What it takes from the server is where the events lie: `event`, `dossier`, and the codes of units, feeds
-- and procedures. Holds for a world with civil time UTC+7, sessions from 00:00 to 23:59 on every day of the week, limits in
-- working days from 1 on, and no unit that ends without a successor. Instants are milliseconds since 1970.

-- Compiling these statements would take far longer than running them.
set jit = off;

-- As the test provisioned them, not as the server stored them.
create temp table known_unit (code text primary key, parent text, valid_to date, successor text);
create temp table known_field (procedure text primary key, field text not null);

create function pg_temp.day_of(instant int8) returns int4 language sql immutable as
  $$ select floor((instant + 25200000) / 86400000.0)::int4 $$;

create function pg_temp.day_of_date(civil date) returns int4 language sql immutable as
  $$ select civil - date '1970-01-01' $$;

-- Of a day and a time of day, both civil.
create function pg_temp.instant_at(day int4, time_of_day int8) returns int8 language sql immutable as
  $$ select day * 86400000::int8 + time_of_day - 25200000 $$;

create function pg_temp.close_of(day int4) returns int8 language sql immutable as
  $$ select pg_temp.instant_at(day, 86340000) $$;

create function pg_temp.time_of_day(instant int8) returns int8 language sql immutable as
  $$ select instant + 25200000 - pg_temp.day_of(instant) * 86400000::int8 $$;

create function pg_temp.instant_of(written text) returns int8 language sql stable as
  $$ select (extract(epoch from written::timestamptz) * 1000)::int8 $$;

-- Working time from 1970 until then: one minute of every day is none.
create function pg_temp.worked_until(instant int8) returns int8 language sql immutable as
  $$ select pg_temp.day_of(instant) * 86340000::int8 + least(pg_temp.time_of_day(instant), 86340000) $$;

-- The deadline after a suspension; every day is a working day.
create function pg_temp.due_after(due int8, suspended_at int8, resumed_at int8) returns int8 language sql immutable as $$
  select case
    when due is null or due < suspended_at then due
    when pg_temp.day_of(due) > pg_temp.day_of(suspended_at) then
      pg_temp.instant_at(pg_temp.day_of(resumed_at) + pg_temp.day_of(due) - pg_temp.day_of(suspended_at), pg_temp.time_of_day(due))
    when resumed_at <= pg_temp.instant_at(pg_temp.day_of(resumed_at), pg_temp.time_of_day(due)) then
      pg_temp.instant_at(pg_temp.day_of(resumed_at), pg_temp.time_of_day(due))
    when resumed_at <= pg_temp.close_of(pg_temp.day_of(resumed_at)) then pg_temp.close_of(pg_temp.day_of(resumed_at))
    else pg_temp.close_of(pg_temp.day_of(resumed_at) + 1)
  end $$;

-- What stands for each unit on a day.
create function pg_temp.places_on(day int4) returns table (unit text, place text) language sql stable as $$
  with recursive followed (unit, place) as (
    select code, code from known_unit
    union all
    select f.unit, u.successor from followed f join known_unit u on u.code = f.place
    where u.successor is not null and pg_temp.day_of_date(u.valid_to) < day)
  select f.unit, f.place from followed f join known_unit u on u.code = f.place
  where u.successor is null or u.valid_to is null or pg_temp.day_of_date(u.valid_to) >= day $$;

-- Every place that a unit stands at or below on a day.
create function pg_temp.above_on(day int4) returns table (above text, below text) language sql stable as $$
  with recursive placed as materialized (select unit, place from pg_temp.places_on(day)),
  climbed (above, below) as (
    select place, unit from placed
    union all
    select p.place, c.below from climbed c join known_unit u on u.code = c.above join placed p on p.unit = u.parent)
  select above, below from climbed $$;

create function pg_temp.events_until(until int8) returns table (
    dossier int4, kind int2, n int4, happened_at int8, type text, unit text, feed_unit text, recorded_day int4, to_unit text,
    procedure int4, procedure_version int4, data jsonb)
  language sql stable as $$
  select e.dossier, d.kind,
    row_number() over (partition by e.dossier order by e.time, e.source collate "C", e.id collate "C")::int4,
    e.time, t.name, u.code, fu.code, pg_temp.day_of(e.recorded_at), tu.code, e.procedure, e.procedure_version, e.data::jsonb
  from event e
  join dossier d on d.id = e.dossier
  join (values (0, 'received'), (1, 'digitized'), (2, 'transferred'), (3, 'suspended'), (4, 'resumed'), (5, 'extended'),
    (6, 'paid'), (7, 'resolved'), (8, 'returned'), (9, 'withdrawn'), (10, 'rated'), (11, 'feedbackReceived'),
    (12, 'feedbackAnswered')) as t (code, name) on t.code = e.type
  join unit u on u.id = e.unit
  join feed f on f.id = e.feed
  join unit fu on fu.id = f.unit
  left join unit tu on tu.id = e.to_unit
  where e.time <= until $$;

-- Dossiers from their receipt on, event by event: what is true of each after it.
create function pg_temp.history_until(until int8) returns table (
    dossier int4, n int4, happened_at int8, type text, counted boolean, received_unit text, field text, channel text,
    received_at int8, at_unit text, handler text, due int8, suspended_at int8, components int4, closed text, judged text,
    data jsonb)
  language sql stable as $$
  with recursive arrived as materialized (
    select *, min(n) filter (where type = 'received') over (partition by dossier) as first
    from pg_temp.events_until(until) where kind = 0),
  event_of as materialized (
    select dossier, n - first + 1 as n, happened_at, type, unit, feed_unit, recorded_day, to_unit, procedure, procedure_version, data
    from arrived where n >= first),
  days as materialized (select distinct recorded_day as day from arrived),
  cover as materialized (
    select day, p.unit as feed_unit, a.below
    from days cross join lateral pg_temp.places_on(day) p join lateral pg_temp.above_on(day) a on a.above = p.place),
  fold as (
    select e.dossier, e.n, e.happened_at, e.type, true as counted, e.unit as received_unit,
      coalesce(k.field, 'unclassified') as field, e.data->>'channel' as channel, e.happened_at as received_at,
      e.unit as at_unit, e.unit as handler,
      coalesce(
        pg_temp.instant_of(e.data->>'dueAt'),
        -- A procedure that was unknown obeys the first limit it ever got.
        (select pg_temp.close_of(pg_temp.day_of(e.happened_at) + v.amount::int4) from procedure_version v
         where v.procedure = e.procedure and v.version = coalesce(nullif(e.procedure_version, 0),
           (select min(version) from procedure_version first where first.procedure = e.procedure)))) as due,
      null::int8 as suspended_at,
      case e.data->>'components' when 'full' then 2 when 'partial' then 1 else 0 end as components,
      null::text as closed, null::text as judged, e.data
    from event_of e
    join procedure p on p.id = e.procedure
    left join known_field k on k.procedure = p.code
    where e.n = 1
    union all
    select e.dossier, e.n, e.happened_at, e.type, x.counted, f.received_unit, f.field, f.channel, f.received_at, f.handler,
      case when x.counted and e.type = 'transferred' then e.to_unit else f.handler end,
      x.due,
      case
        when x.counted and e.type = 'suspended' then coalesce(f.suspended_at, e.happened_at)
        when x.counted and e.type = 'resumed' then null
        else f.suspended_at
      end,
      case when x.counted and e.type = 'digitized'
        then greatest(f.components, case e.data->>'components' when 'full' then 2 else 1 end) else f.components end,
      case when x.counted and e.type in ('resolved', 'withdrawn') then e.type else f.closed end,
      case when x.counted and e.type = 'resolved' then
        case
          when x.due is null then 'resolvedOnTime'
          when pg_temp.day_of(e.happened_at) < pg_temp.day_of(x.due) then 'resolvedAhead'
          when e.happened_at <= x.due then 'resolvedOnTime'
          else 'resolvedLate'
        end
        else f.judged end,
      e.data
    from fold f
    join event_of e on e.dossier = f.dossier and e.n = f.n + 1
    cross join lateral (
      select e.type <> 'received'
        and (f.closed is null or e.type in ('digitized', 'paid', 'returned', 'rated'))
        and exists (select from cover c where c.day = e.recorded_day and c.feed_unit = e.feed_unit
          and c.below in (f.received_unit, f.handler)) as counted) w
    cross join lateral (
      select w.counted,
        case
          when w.counted and e.type = 'extended' then pg_temp.instant_of(e.data->>'dueAt')
          when w.counted and e.type in ('resumed', 'resolved', 'withdrawn') and f.suspended_at is not null
            then pg_temp.due_after(f.due, f.suspended_at, e.happened_at)
          else f.due
        end as due) x)
  select * from fold $$;

-- What counts one, where: all that happened up to an instant.
create function pg_temp.counts(first_day int4, last_day int4, until int8) returns table (unit text, field text, measure text)
  language sql stable as $$
  with moments as (
    select least(until, pg_temp.instant_at(last_day + 1, 0) - 1) as judged_at,
      least(until, pg_temp.instant_at(last_day + 1, 0) - 1, pg_temp.instant_at(first_day, 0) - 1) as before),
  history as materialized (
    select *, pg_temp.day_of(happened_at) between first_day and last_day as in_period,
      pg_temp.day_of(received_at) between first_day and last_day as received_in_period
    from pg_temp.history_until(until)),
  latest as (select distinct on (dossier) * from history order by dossier, n desc),
  state as materialized (
    select distinct on (h.dossier) h.*, m.judged_at from history h, moments m where h.happened_at <= m.judged_at
    order by h.dossier, h.n desc),
  rated as (
    select distinct on (dossier) * from history where type = 'rated' and counted order by dossier, n desc),
  feedback as (
    select e.*, min(n) filter (where type = 'feedbackReceived') over (partition by dossier) as first
    from pg_temp.events_until(until) e where kind = 1),
  answered as (
    select distinct on (r.dossier) r.unit, a.happened_at, pg_temp.instant_of(r.data->>'dueAt') as due
    from feedback r join feedback a on a.dossier = r.dossier and a.n > r.n and a.type = 'feedbackAnswered'
    where r.n = r.first and exists (
      select from pg_temp.places_on(a.recorded_day) p join pg_temp.above_on(a.recorded_day) c on c.above = p.place
      where p.unit = a.feed_unit and c.below = r.unit)
    order by r.dossier, a.n),
  orphan as (
    select distinct on (dossier) unit from pg_temp.events_until(until) e
    where kind = 0 and not exists (
      select from event r where r.dossier = e.dossier and r.type = 0 and r.time <= until)
    order by dossier, n)
  select received_unit, field, m from history
    cross join unnest(array['received', 'received' || upper(left(channel, 1)) || substr(channel, 2)]) m
    where n = 1 and in_period
  union all select received_unit, field, 'componentsAny' from latest where received_in_period and components >= 1
  union all select received_unit, field, 'componentsFull' from latest where received_in_period and components >= 2
  union all select at_unit, field, type from history where counted and in_period and type in ('resolved', 'withdrawn', 'paid')
  union all select at_unit, field, judged from history where counted and in_period and type = 'resolved'
  union all select at_unit, field, 'resultsDigital' from history
    where counted and in_period and type = 'resolved' and data->>'result' in ('digital', 'digitalSigned')
  union all select at_unit, field, 'resultsSigned' from history
    where counted and in_period and type = 'resolved' and data->>'result' = 'digitalSigned'
  union all select at_unit, field, 'paidOnline' from history
    where counted and in_period and type = 'paid' and data->>'method' = 'online'
  union all select at_unit, field, 'rated' from rated where in_period
  union all select at_unit, field, 'satisfied' from rated where in_period and (data->>'score')::int4 >= 4
  union all select handler, field, 'inProgress' from state where closed is null
  union all select handler, field, 'inProgressWithin' from state
    where closed is null and (suspended_at is not null or due is null or judged_at <= due)
  union all select handler, field, 'overdue' from state where closed is null and suspended_at is null and judged_at > due
  union all select handler, field, 'suspended' from state where closed is null and suspended_at is not null
  union all select handler, field, 'dueToday' from state
    where closed is null and suspended_at is null and judged_at <= due and pg_temp.day_of(judged_at) = pg_temp.day_of(due)
  union all select handler, field, 'atRisk' from state
    where closed is null and suspended_at is null and judged_at <= due
      and pg_temp.worked_until(due) - pg_temp.worked_until(judged_at) <= 8 * 3600000
  union all (
    select handler, field, 'carriedOver' from (
      select distinct on (h.dossier) h.* from history h, moments m where h.happened_at <= m.before order by h.dossier, h.n desc) s
    where closed is null)
  union all select unit, 'feedback', 'feedbackReceived' from feedback
    where n = first and pg_temp.day_of(happened_at) between first_day and last_day
  union all select unit, 'feedback', 'feedbackAnswered' from answered where pg_temp.day_of(happened_at) between first_day and last_day
  union all select unit, 'feedback', 'feedbackLate' from answered
    where pg_temp.day_of(happened_at) between first_day and last_day and happened_at > due
  union all select unit, 'unclassified', 'orphans' from orphan $$;

-- The numbers of the board of each unit asked for, as they stand on it.
create function pg_temp.boards(roots text[], first_day date, last_day date, until int8)
  returns table (root text, part text, name text, measure text, count int8) language sql stable as $$
  with judged as (
    select pg_temp.day_of(least(until, pg_temp.instant_at(pg_temp.day_of_date(last_day) + 1, 0) - 1)) as day),
  counted as materialized (
    select unit, field, measure, count(*) as count
    from pg_temp.counts(pg_temp.day_of_date(first_day), pg_temp.day_of_date(last_day), until) group by 1, 2, 3),
  tree as materialized (select a.above, a.below from judged, pg_temp.above_on(judged.day) a),
  below as (
    select r.root, c.field, c.measure, c.count,
      coalesce((
        select step.above from tree step join known_unit u on u.code = step.above
        where step.below = c.unit and u.parent is not null and step.above <> r.root
          and exists (select from judged, pg_temp.places_on(judged.day) p where p.unit = u.parent and p.place = r.root)), r.root) as child
    from unnest(roots) as r (root) join tree t on t.above = r.root join counted c on c.unit = t.below)
  select root, 'measures', '', measure, sum(count)::int8 from below group by root, measure
  union all select root, 'children', child, measure, sum(count)::int8 from below group by root, child, measure
  union all select root, 'fields', field, measure, sum(count)::int8 from below group by root, field, measure $$;
