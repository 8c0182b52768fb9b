-- Refuses inputs that no run could do anything with, before anything is queued; returns them without what is null.
create or replace function ops.check_inputs(batch text, command text, inputs jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    given jsonb := jsonb_strip_nulls(coalesce(inputs, '{}'));
    known text[] := case command
        when 'run' then '{}'::text[]
        when 'reprocess' then '{from,to,dryRun}'
        when 'replay' then '{loader,rawIds}'
    end;
    strange text;
    side text;
begin
    if known is null then
        raise exception using errcode = 'RB400',
            message = format('There is no command "%s": use run, reprocess or replay.', command);
    end if;
    if jsonb_typeof(given) <> 'object' then
        raise exception using errcode = 'RB400', message = 'The inputs of a run are an object.';
    end if;
    select key into strange from jsonb_object_keys(given) as key where key <> all (known) limit 1;
    if strange is not null then
        raise exception using errcode = 'RB400',
            message = format('%s takes no input "%s"%s.', command, strange,
                case when known = '{}' then '' else ': it takes ' || array_to_string(known, ', ') end);
    end if;
    if command = 'reprocess' then
        foreach side in array '{from,to}'::text[] loop
            if coalesce(given ->> side, '') !~ '^[1-9][0-9]{3}-(0[1-9]|1[0-2])$' then
                raise exception using errcode = 'RB400',
                    message = format('"%s" is the %s month of a reprocess, written 2026-03%s.', side,
                        case side when 'from' then 'first' else 'last' end,
                        coalesce(', not ' || (given ->> side), ''));
            end if;
        end loop;
        if given ->> 'from' > given ->> 'to' then
            raise exception using errcode = 'RB400',
                message = format('from (%s) is after to (%s): a reprocess goes from the earlier month to the later.',
                    given ->> 'from', given ->> 'to');
        end if;
        if given ? 'dryRun' and jsonb_typeof(given -> 'dryRun') <> 'boolean' then
            raise exception using errcode = 'RB400', message = '"dryRun" is true or false.';
        end if;
    elsif command = 'replay' then
        if jsonb_typeof(given -> 'loader') is distinct from 'string' then
            raise exception using errcode = 'RB400', message = '"loader" names the loader whose rejected rows are read again.';
        end if;
        if not exists (
            select from ops.batch as registered
            where registered.batch = check_inputs.batch and given ->> 'loader' = any (registered.loaders)
        ) then
            raise exception using errcode = 'RB400',
                message = format('%s has no loader "%s": use one of %s.', batch, given ->> 'loader', coalesce(
                    (select nullif(array_to_string(registered.loaders, ', '), '') from ops.batch as registered
                     where registered.batch = check_inputs.batch),
                    'those that its worker names when it first starts'));
        end if;
        if given ? 'rawIds' and (
            jsonb_typeof(given -> 'rawIds') <> 'array' or given @? '$.rawIds[*] ? (@.type() != "string")'
            or jsonb_array_length(given -> 'rawIds') = 0
        ) then
            raise exception using errcode = 'RB400',
                message = '"rawIds" is a list of one or more ids of rejected rows; leave it out for all of them.';
        end if;
    end if;
    return given;
end $$;
