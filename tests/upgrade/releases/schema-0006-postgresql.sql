--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: procrastinate_job_event_type; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);


--
-- Name: procrastinate_job_status; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);


--
-- Name: procrastinate_job_to_defer_v1; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);


--
-- Name: procrastinate_cancel_job_v1(bigint, boolean, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;


--
-- Name: procrastinate_defer_jobs_v1(public.procrastinate_job_to_defer_v1[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;


--
-- Name: procrastinate_defer_periodic_job_v2(character varying, character varying, character varying, character varying, integer, character varying, bigint, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: procrastinate_jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    lock text,
    queueing_lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);


--
-- Name: procrastinate_fetch_job_v2(character varying[], bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;


--
-- Name: procrastinate_finish_job_v1(bigint, public.procrastinate_job_status, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_notify_queue_abort_job_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_notify_queue_job_inserted_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_prune_stalled_workers_v1(double precision); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_register_worker_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_retry_job_v1(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_retry_job_v2(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;


--
-- Name: procrastinate_trigger_abort_requested_events_procedure_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_scheduled_events_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_insert_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_update_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_unlink_periodic_defers_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;


--
-- Name: procrastinate_unregister_worker_v1(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;


--
-- Name: procrastinate_update_heartbeat_v1(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;


--
-- Name: agreements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agreements (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    owner_id character varying(64) NOT NULL,
    kind character varying(16) NOT NULL,
    subject_id character varying(64) NOT NULL,
    payment character varying(16) NOT NULL,
    use_cases jsonb NOT NULL,
    amount character varying(16),
    currency character varying(3) NOT NULL,
    agreed_by character varying(64) NOT NULL,
    completion_of character varying(64) NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    ended_at timestamp with time zone
);


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: api_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_keys (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    user_id character varying(64) NOT NULL,
    profile_id character varying(64),
    name character varying(100) NOT NULL,
    digest character varying(64) NOT NULL,
    hint character varying(16) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);


--
-- Name: brands; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.brands (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    owner_id character varying(64) NOT NULL,
    contact jsonb NOT NULL,
    business jsonb,
    compliance jsonb NOT NULL,
    tcr_brand_id character varying(64),
    status character varying(32),
    identity_status character varying(32),
    universal_ein character varying(64),
    csp_id character varying(64),
    submitted_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: campaigns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaigns (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    owner_id character varying(64) NOT NULL,
    brand_id character varying(64) NOT NULL,
    content jsonb NOT NULL,
    use_cases jsonb NOT NULL,
    tcr_campaign_id character varying(64),
    telnyx_campaign_id character varying(64),
    status character varying(32),
    sync_error text,
    submitted_at timestamp with time zone,
    billed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone
);


--
-- Name: channels; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.channels (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    profile_id character varying(64) NOT NULL,
    kind character varying(16) NOT NULL,
    owner_id character varying(64) NOT NULL,
    sender character varying(64) NOT NULL,
    vendor_ids jsonb NOT NULL,
    run_id character varying(64) NOT NULL,
    connected_at timestamp with time zone NOT NULL
);


--
-- Name: claims; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims (
    kind character varying(16) NOT NULL,
    value character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    owner_id character varying(64) NOT NULL,
    basis character varying(16) NOT NULL,
    claimed_at timestamp with time zone NOT NULL
);


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    event_id character varying(64) NOT NULL,
    run_id character varying(64),
    url text NOT NULL,
    body text NOT NULL,
    status character varying(16) NOT NULL,
    next_attempt_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    endpoint_id character varying(64),
    attempts_allowed integer DEFAULT 30 NOT NULL,
    attempts_before integer DEFAULT 0 NOT NULL,
    receiver character varying(64) DEFAULT ''::character varying NOT NULL
);


--
-- Name: delivery_attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery_attempts (
    org_id character varying(64) NOT NULL,
    delivery_id character varying(64) NOT NULL,
    number integer NOT NULL,
    outcome character varying(32) NOT NULL,
    http_status integer,
    duration_ms integer NOT NULL,
    response_excerpt text,
    error text,
    attempted_at timestamp with time zone NOT NULL
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    profile_id character varying(64),
    run_id character varying(64),
    type character varying(64) NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamp with time zone NOT NULL
);


--
-- Name: idempotency_records; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_records (
    org_id character varying(64) NOT NULL,
    method character varying(8) NOT NULL,
    path_digest character varying(64) NOT NULL,
    key character varying(255) NOT NULL,
    request_id character varying(64) NOT NULL,
    status_code integer,
    body text,
    is_sandbox boolean,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbox (
    id character varying(64) NOT NULL,
    vendor character varying(16) NOT NULL,
    notice_id character varying(128) NOT NULL,
    type character varying(128) NOT NULL,
    subjects jsonb NOT NULL,
    summary jsonb NOT NULL,
    outcome character varying(32),
    occurred_at timestamp with time zone,
    received_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone
);


--
-- Name: leases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.leases (
    name character varying(160) NOT NULL,
    holder character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: organizations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organizations (
    id character varying(64) NOT NULL,
    name character varying(100) NOT NULL,
    email character varying(254) NOT NULL,
    sending_phone_number character varying(32),
    signing_secret_ciphertext text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: procrastinate_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;


--
-- Name: procrastinate_periodic_defers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;


--
-- Name: procrastinate_workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: profile_counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.profile_counts (
    org_id character varying(64) NOT NULL,
    visible integer NOT NULL
);


--
-- Name: profiles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.profiles (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    name character varying(100),
    short_name character varying(11),
    description text,
    icon text,
    status character varying(16) NOT NULL,
    inherit_tcr_brand boolean NOT NULL,
    inherit_tcr_campaign boolean NOT NULL,
    allow_contact_sharing boolean NOT NULL,
    allow_template_sharing boolean NOT NULL,
    inherit_contacts boolean NOT NULL,
    inherit_templates boolean NOT NULL,
    billing_model character varying(32) NOT NULL,
    billing_contact jsonb,
    sending_phone_number character varying(32),
    sending_phone_number_profile_id character varying(64),
    whatsapp_phone_number character varying(32),
    sending_whatsapp_number_profile_id character varying(64),
    allow_number_change_during_onboarding boolean NOT NULL,
    review_approved_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    review_rejected_at timestamp with time zone,
    review_reason text,
    allow_profile_spending boolean DEFAULT false NOT NULL
);


--
-- Name: rate_windows; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rate_windows (
    name character varying(160) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    used integer NOT NULL
);


--
-- Name: registration_moves; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.registration_moves (
    org_id character varying(64) NOT NULL,
    registration_id character varying(64) NOT NULL,
    number integer NOT NULL,
    name character varying(64) NOT NULL,
    from_state character varying(16) NOT NULL,
    to_state character varying(16) NOT NULL,
    is_ignored boolean NOT NULL,
    cause character varying(16) NOT NULL,
    vendor_fields jsonb NOT NULL,
    exchanges jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: registrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.registrations (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    kind character varying(16) NOT NULL,
    owner_id character varying(64) NOT NULL,
    subject_id character varying(64) NOT NULL,
    state character varying(16) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    vendor_id character varying(64),
    tcr_id character varying(64),
    vendor_fields jsonb NOT NULL,
    reasons jsonb NOT NULL,
    intent jsonb,
    sent jsonb,
    requested character varying(16),
    statement text,
    otp_ciphertext text,
    submitted_at timestamp with time zone,
    checked_at timestamp with time zone,
    next_check_at timestamp with time zone,
    failures integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);


--
-- Name: run_attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_attempts (
    org_id character varying(64) NOT NULL,
    run_id character varying(64) NOT NULL,
    step character varying(32) NOT NULL,
    number integer NOT NULL,
    outcome character varying(16) NOT NULL,
    message text,
    exchanges jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);


--
-- Name: run_callbacks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_callbacks (
    org_id character varying(64) NOT NULL,
    run_id character varying(64) NOT NULL,
    url_digest character varying(64) NOT NULL,
    url text NOT NULL,
    added_at timestamp with time zone NOT NULL
);


--
-- Name: run_steps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_steps (
    org_id character varying(64) NOT NULL,
    run_id character varying(64) NOT NULL,
    name character varying(32) NOT NULL,
    "position" integer NOT NULL,
    status character varying(16) NOT NULL,
    result jsonb,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    next_attempt_at timestamp with time zone
);


--
-- Name: runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.runs (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    profile_id character varying(64) NOT NULL,
    status character varying(16) NOT NULL,
    reasons jsonb NOT NULL,
    request_id character varying(64) NOT NULL,
    requested_by character varying(64) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(100) NOT NULL,
    role character varying(16) NOT NULL,
    status character varying(16) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: vendor_circuits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.vendor_circuits (
    vendor character varying(16) NOT NULL,
    scope character varying(64) NOT NULL,
    failures integer NOT NULL,
    opened_at timestamp with time zone,
    paused_until timestamp with time zone,
    reason text,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: wakeups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wakeups (
    kind character varying(32) NOT NULL,
    subject character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    lane character varying(16) NOT NULL,
    state character varying(8) NOT NULL,
    number bigint NOT NULL,
    tag integer NOT NULL,
    is_first boolean NOT NULL,
    due_at timestamp with time zone,
    since timestamp with time zone NOT NULL,
    cause character varying(32),
    traceparent character varying(64)
);


--
-- Name: webhook_endpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook_endpoints (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    display_name character varying(255) NOT NULL,
    endpoint_url text,
    signing_secret_ciphertext text NOT NULL,
    is_active boolean NOT NULL,
    disabled_at timestamp with time zone,
    disabled_reason text,
    event_types jsonb NOT NULL,
    event_filters jsonb,
    sender_profile jsonb,
    retry_count integer NOT NULL,
    timeout_seconds integer NOT NULL,
    consecutive_failures integer NOT NULL,
    last_delivery_attempt_at timestamp with time zone,
    last_successful_delivery_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    profile_id character varying(64),
    retiring_secrets jsonb
);


--
-- Name: whatsapp_accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.whatsapp_accounts (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    owner_id character varying(64) NOT NULL,
    waba_id character varying(64) NOT NULL,
    phone_number_id character varying(64),
    access_token_ciphertext text NOT NULL,
    pin_ciphertext text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    webhook_override_ciphertext text
);


--
-- Name: whatsapp_registrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.whatsapp_registrations (
    id character varying(64) NOT NULL,
    phone_number_id character varying(64) NOT NULL,
    is_accepted boolean NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: procrastinate_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);


--
-- Name: procrastinate_jobs id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);


--
-- Name: procrastinate_periodic_defers id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('8862aa36-41b8-4aac-ace9-f84833dff3fb', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'brand', '70b74772-12e5-4d68-9610-32fadf308c58', 'registration', '[]', '4.00', 'USD', '86a6f071-3086-4aa0-8491-4f06640442bf', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '2026-11-30 13:13:52.344337+00', '2026-11-30 13:13:52.535686+00', NULL);
INSERT INTO public.agreements VALUES ('050c257d-02af-46b7-b988-dd331c559633', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'campaign', 'c688413a-9b0b-4f84-99e4-820513f3d5ab', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', '86a6f071-3086-4aa0-8491-4f06640442bf', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '2026-11-30 13:13:52.575316+00', '2026-11-30 13:13:52.649588+00', NULL);
INSERT INTO public.agreements VALUES ('a3971523-2cb4-4579-9289-7e66a4be16f1', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'campaign', 'c688413a-9b0b-4f84-99e4-820513f3d5ab', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', '86a6f071-3086-4aa0-8491-4f06640442bf', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '2026-11-30 13:13:52.344337+00', '2026-11-30 13:13:52.649588+00', NULL);
INSERT INTO public.agreements VALUES ('37090bab-96e0-4a6e-8dc6-dcd7344e29e8', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', 'brand', '33055f16-59ca-4868-ab76-4eddf71ed449', 'registration', '[]', '4.00', 'USD', '86a6f071-3086-4aa0-8491-4f06640442bf', '005075be-c2de-4bee-b40d-e76f933d4a35', '2026-11-30 13:13:53.071734+00', NULL, NULL);
INSERT INTO public.agreements VALUES ('c817134b-9f3c-4579-9f03-1b31f5d0bcad', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', 'campaign', '1b8c1008-5a83-4925-aa17-3fa4ba8ad2a2', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', '86a6f071-3086-4aa0-8491-4f06640442bf', '005075be-c2de-4bee-b40d-e76f933d4a35', '2026-11-30 13:13:53.071734+00', NULL, NULL);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0006');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('a48e77af-c2cf-4849-84a3-cb40540990a1', '923bb5c5-8643-4d4e-b029-8a6411af7352', '86a6f071-3086-4aa0-8491-4f06640442bf', NULL, 'first key', '3c81dbc7bf7480c84502a0c21fd88b0f542cd484c79294a98a3ff4ed7d60fa73', 'cs_ughnKJG', '2026-11-30 13:13:51.457934+00', NULL);


--
-- Data for Name: brands; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.brands VALUES ('70b74772-12e5-4d68-9610-32fadf308c58', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', 'B8GDL3V', 'ACTIVE', 'VERIFIED', 'US_123456789', 'S555TEL', '2026-11-30 13:13:52.535686+00', '2026-11-30 13:13:52.304587+00', '2026-11-30 13:13:52.304587+00');
INSERT INTO public.brands VALUES ('33055f16-59ca-4868-ab76-4eddf71ed449', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "98-7654321", "country": "US", "legal_name": "Southwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:53.05817+00', '2026-11-30 13:13:53.05817+00');


--
-- Data for Name: campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaigns VALUES ('c688413a-9b0b-4f84-99e4-820513f3d5ab', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', '70b74772-12e5-4d68-9610-32fadf308c58', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "19f31011-d410-4754-b744-cbffbac8b6c0", "created_at": "2026-11-30T13:13:52.320260+00:00", "updated_at": "2026-11-30T13:13:52.320260+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', 'CGGU2Y1', '7289ec7e-cf88-439b-8c23-7a0b6a81fbdf', 'ACTIVE', NULL, '2026-11-30 13:13:52.649588+00', '2026-11-30 13:13:52.649588+00', '2026-11-30 13:13:52.32026+00', '2026-11-30 13:13:52.32026+00', NULL);
INSERT INTO public.campaigns VALUES ('1b8c1008-5a83-4925-aa17-3fa4ba8ad2a2', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '33055f16-59ca-4868-ab76-4eddf71ed449', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "4224f7e1-bbea-4adc-9f06-da97bc31f202", "created_at": "2026-11-30T13:13:53.066427+00:00", "updated_at": "2026-11-30T13:13:53.066427+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:53.066427+00', '2026-11-30 13:13:53.066427+00', NULL);


--
-- Data for Name: channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.channels VALUES ('10f225c7-013f-4492-9268-8d6f3f08323d', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', 'sms', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd"}', '58f42023-4542-46af-8f5b-943186c92185', '2026-11-30 13:13:52.431746+00');
INSERT INTO public.channels VALUES ('e93369db-eafc-41ae-9860-c03f58dfda10', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', 'sms', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd"}', '26c5f678-99b6-4bc4-9d94-822eef39c362', '2026-11-30 13:13:52.601896+00');
INSERT INTO public.channels VALUES ('d91b9737-d8c3-4ced-8c24-27bb687a52e6', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'sms', '923bb5c5-8643-4d4e-b029-8a6411af7352', '+12125550199', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', '2026-11-30 13:13:52.731266+00');
INSERT INTO public.channels VALUES ('6063b241-65cd-48a0-b33a-00afbab66c59', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'sms', '923bb5c5-8643-4d4e-b029-8a6411af7352', '+12125550199', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', '2026-11-30 13:13:52.851337+00');
INSERT INTO public.channels VALUES ('e53c1cbd-1fff-48ef-96d2-e96b601dc48a', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', 'sms', '923bb5c5-8643-4d4e-b029-8a6411af7352', '+12125550199', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', '845de566-db5d-400c-aaae-b0389e371015', '2026-11-30 13:13:52.94216+00');
INSERT INTO public.channels VALUES ('f6199c97-8367-4cc6-b34a-d7c3f702313d', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', 'whatsapp', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '7110001100', '{"notes": ["The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update. For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check."], "waba_id": "7110001100", "phone_number": "+18535555193", "phone_number_id": "71100011001"}', '845de566-db5d-400c-aaae-b0389e371015', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.channels VALUES ('7618559c-29b6-4e88-a74a-5ad4abe362b8', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', 'sms', '005075be-c2de-4bee-b40d-e76f933d4a35', '+12125550122', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "9d519aef-6657-418f-a0c4-d4962962338c"}', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', '2026-11-30 13:13:53.095731+00');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('number', '+12125550111', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', 'reading', '2026-11-30 13:13:52.431746+00');
INSERT INTO public.claims VALUES ('number', '+12125550199', '923bb5c5-8643-4d4e-b029-8a6411af7352', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'reading', '2026-11-30 13:13:52.731266+00');
INSERT INTO public.claims VALUES ('number', '+12125550122', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', 'reading', '2026-11-30 13:13:53.095731+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('03a47b70-4bc9-4301-8277-c9fcc0f329be', '923bb5c5-8643-4d4e-b029-8a6411af7352', '0b14492c-82f2-4308-a6b3-25dce578e730', '58f42023-4542-46af-8f5b-943186c92185', 'http://127.0.0.1:36313/done', '{"profileId":"d9956555-bfb7-4216-8e4e-f084b8b04336","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:52.431746+00:00","runId":"58f42023-4542-46af-8f5b-943186c92185","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'delivered', NULL, '2026-11-30 13:13:52.431746+00', '2026-11-30 13:13:52.53132+00', NULL, 30, 0, 'e85e7ee18c13abf45c89440ea324ac476f75a4690473dafbae110567383c0957');
INSERT INTO public.deliveries VALUES ('876ef582-60b8-47d0-ad7b-047258093035', '923bb5c5-8643-4d4e-b029-8a6411af7352', '4e68284d-1e51-4c03-9c0e-2ba0bf5c19cf', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'http://127.0.0.1:9/done', '{"profileId":"d0547d9c-39bd-49ea-a1f5-0d1650d056bb","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:52.601896+00:00","runId":"26c5f678-99b6-4bc4-9d94-822eef39c362","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'retrying', '2026-11-30 13:13:53.423519+00', '2026-11-30 13:13:52.601896+00', NULL, NULL, 30, 0, 'a725d52c9a49c45033fbf29e2822667031241562082d635633b489694b55ebe1');
INSERT INTO public.deliveries VALUES ('f8a4cc35-033a-4025-9d3c-b5f564ab97ef', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'eae69f0f-5488-4612-bd67-3a5fcc396fd2', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'http://127.0.0.1:36313/done', '{"profileId":"1a714f88-c4aa-435b-a677-81a754ca02f4","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:52.731266+00:00","runId":"ab2eef29-dcfd-4d88-9e58-d18c70f5a443","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'delivered', NULL, '2026-11-30 13:13:52.731266+00', '2026-11-30 13:13:52.751109+00', NULL, 30, 0, 'e85e7ee18c13abf45c89440ea324ac476f75a4690473dafbae110567383c0957');
INSERT INTO public.deliveries VALUES ('1fcb2b80-1111-4050-bbce-18253e398e02', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'b448f067-5541-49a3-9455-ec01e5652420', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'http://127.0.0.1:36313/done', '{"profileId":"9f63bd6b-6353-42ce-bcef-13784675d465","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:52.851337+00:00","runId":"da77c738-d9fe-4057-a1eb-3fe43dc323bb","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'delivered', NULL, '2026-11-30 13:13:52.851337+00', '2026-11-30 13:13:52.863334+00', NULL, 30, 0, 'e85e7ee18c13abf45c89440ea324ac476f75a4690473dafbae110567383c0957');
INSERT INTO public.deliveries VALUES ('9eddee31-b123-4d78-bd7e-d882c41810bc', '923bb5c5-8643-4d4e-b029-8a6411af7352', '2c06b3e4-bb0e-451f-8cf4-ef7cdffd390a', '845de566-db5d-400c-aaae-b0389e371015', 'http://127.0.0.1:36313/done', '{"profileId":"c9a1f8ab-06c5-492d-bf9f-2b840b2724e4","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:52.964502+00:00","runId":"845de566-db5d-400c-aaae-b0389e371015","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'delivered', NULL, '2026-11-30 13:13:52.964502+00', '2026-11-30 13:13:52.980366+00', NULL, 30, 0, 'e85e7ee18c13abf45c89440ea324ac476f75a4690473dafbae110567383c0957');
INSERT INTO public.deliveries VALUES ('7c5eedea-844f-4320-b95f-edc747d2b94f', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'deeb4d71-aeb1-4438-b0e1-fd811806f083', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'http://127.0.0.1:36313/done', '{"profileId":"005075be-c2de-4bee-b40d-e76f933d4a35","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T13:13:53.095731+00:00","runId":"787ec0ea-4958-4a30-9ab8-8477ab71ebc2","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}', 'delivered', NULL, '2026-11-30 13:13:53.095731+00', '2026-11-30 13:13:53.13139+00', NULL, 30, 0, 'e85e7ee18c13abf45c89440ea324ac476f75a4690473dafbae110567383c0957');


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '03a47b70-4bc9-4301-8277-c9fcc0f329be', 1, 'delivered', 200, 54, '', NULL, '2026-11-30 13:13:52.477056+00');
INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '876ef582-60b8-47d0-ad7b-047258093035', 1, 'connection_failed', NULL, 1, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-30 13:13:52.61473+00');
INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'f8a4cc35-033a-4025-9d3c-b5f564ab97ef', 1, 'delivered', 200, 1, '', NULL, '2026-11-30 13:13:52.749539+00');
INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '1fcb2b80-1111-4050-bbce-18253e398e02', 1, 'delivered', 200, 1, '', NULL, '2026-11-30 13:13:52.861997+00');
INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '9eddee31-b123-4d78-bd7e-d882c41810bc', 1, 'delivered', 200, 1, '', NULL, '2026-11-30 13:13:52.979061+00');
INSERT INTO public.delivery_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '7c5eedea-844f-4320-b95f-edc747d2b94f', 1, 'delivered', 200, 2, '', NULL, '2026-11-30 13:13:53.128832+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('b72e0c76-1772-4e2d-b808-fcf06fddfaf1', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', NULL, 'profile.created', '{"name": "Completed"}', '2026-11-30 13:13:52.328944+00');
INSERT INTO public.events VALUES ('01c6de29-ae42-404c-831d-4bd8391c14d3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '58f42023-4542-46af-8f5b-943186c92185', 'completion.requested', '{"request_id": "req_g2vwl9iKtg"}', '2026-11-30 13:13:52.344337+00');
INSERT INTO public.events VALUES ('1c445143-a5c5-4363-9f9b-79b2d9b26613', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '58f42023-4542-46af-8f5b-943186c92185', 'completion.started', '{}', '2026-11-30 13:13:52.389612+00');
INSERT INTO public.events VALUES ('c9d8e218-f4b3-49a4-ab1e-ce52e5c4cef3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '58f42023-4542-46af-8f5b-943186c92185', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 13:13:52.431746+00');
INSERT INTO public.events VALUES ('0b14492c-82f2-4308-a6b3-25dce578e730', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '58f42023-4542-46af-8f5b-943186c92185', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 13:13:52.431747+00');
INSERT INTO public.events VALUES ('84e4c8c7-9f34-45fd-b294-6d440545bd08', '923bb5c5-8643-4d4e-b029-8a6411af7352', NULL, NULL, 'brand.submitted', '{"fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}, "kind": "brand", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "582295c4-88a2-40ec-95de-a00819557f8a", "subject_id": "70b74772-12e5-4d68-9610-32fadf308c58", "transition": "submitted", "previous_state": "submitting", "registration_id": "b21ad7fd-2ee1-5086-9544-de9c6540d17a"}', '2026-11-30 13:13:52.535686+00');
INSERT INTO public.events VALUES ('27fa8be7-dff6-4f14-99ca-1054525a77c2', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', NULL, 'profile.created', '{"name": "Undelivered"}', '2026-11-30 13:13:52.567133+00');
INSERT INTO public.events VALUES ('bc581d96-0a57-46d1-8795-ac35cd387e48', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'completion.requested', '{"request_id": "req_3wkEa5lDIu"}', '2026-11-30 13:13:52.575316+00');
INSERT INTO public.events VALUES ('eaf4f074-39dd-4a69-b479-e20c304dd5c4', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'completion.started', '{}', '2026-11-30 13:13:52.589217+00');
INSERT INTO public.events VALUES ('e2ee4fce-f419-4ca5-9b24-ff248e671518', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 13:13:52.601896+00');
INSERT INTO public.events VALUES ('4e68284d-1e51-4c03-9c0e-2ba0bf5c19cf', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 13:13:52.601897+00');
INSERT INTO public.events VALUES ('b49667c5-3a6b-409e-a0e5-d0c0dd5b8e5a', '923bb5c5-8643-4d4e-b029-8a6411af7352', NULL, NULL, 'brand.verified', '{"kind": "brand", "cause": "completion", "state": "verified", "tcr_id": "B8GDL3V", "reasons": [], "vendor_id": "582295c4-88a2-40ec-95de-a00819557f8a", "subject_id": "70b74772-12e5-4d68-9610-32fadf308c58", "transition": "verified", "previous_state": "pending", "registration_id": "b21ad7fd-2ee1-5086-9544-de9c6540d17a"}', '2026-11-30 13:13:52.623176+00');
INSERT INTO public.events VALUES ('0a479c92-c932-4342-a3b0-da449dbdf856', '923bb5c5-8643-4d4e-b029-8a6411af7352', NULL, NULL, 'campaign.submitted', '{"fee": {"amount": "45.00", "currency": "USD", "description": "15.00 for the review of a new campaign, and 3 months of ACCOUNT_NOTIFICATION at 10.00 each, charged immediately; then 10.00 a month. Not refundable; prices as of 2025-07-22."}, "kind": "campaign", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "subject_id": "c688413a-9b0b-4f84-99e4-820513f3d5ab", "transition": "submitted", "previous_state": "submitting", "registration_id": "d2f529bd-11b0-5d3b-b737-8d4ef47a54c5"}', '2026-11-30 13:13:52.649588+00');
INSERT INTO public.events VALUES ('0a7323f1-0e0b-476d-8792-2f1650629b1e', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', NULL, 'profile.created', '{"name": "First heir"}', '2026-11-30 13:13:52.692591+00');
INSERT INTO public.events VALUES ('e1328209-3e7b-444e-b321-622cae8be5fb', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'completion.requested', '{"request_id": "req_1CZAq60IkK"}', '2026-11-30 13:13:52.701569+00');
INSERT INTO public.events VALUES ('acfdbf8b-c836-46b2-822b-4e2c6938b38f', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'completion.started', '{}', '2026-11-30 13:13:52.714045+00');
INSERT INTO public.events VALUES ('ecc34641-1857-49f3-873b-8485d9ace1c5', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550199"}', '2026-11-30 13:13:52.731266+00');
INSERT INTO public.events VALUES ('eae69f0f-5488-4612-bd67-3a5fcc396fd2', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 13:13:52.731267+00');
INSERT INTO public.events VALUES ('cac83642-cbdf-4f68-a981-6884aceed4b1', '923bb5c5-8643-4d4e-b029-8a6411af7352', NULL, NULL, 'campaign.approved', '{"kind": "campaign", "cause": "completion", "state": "approved", "tcr_id": "CGGU2Y1", "reasons": [], "vendor_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "subject_id": "c688413a-9b0b-4f84-99e4-820513f3d5ab", "transition": "approved", "previous_state": "pending", "registration_id": "d2f529bd-11b0-5d3b-b737-8d4ef47a54c5"}', '2026-11-30 13:13:52.75513+00');
INSERT INTO public.events VALUES ('ca14152a-bf6b-4b16-b5f1-70b0b452f4d4', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', NULL, 'profile.created', '{"name": "Second heir"}', '2026-11-30 13:13:52.809791+00');
INSERT INTO public.events VALUES ('1a5c75be-3be5-4908-8910-b84ddeedad84', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', NULL, 'number.assigned', '{"kind": "number", "cause": "registration", "state": "assigned", "tcr_id": null, "reasons": [], "vendor_id": "+12125550111", "subject_id": "+12125550111", "transition": "assigned at once", "previous_state": "assigning", "registration_id": "96df866c-e110-57d7-b4d6-125751f5fed3"}', '2026-11-30 13:13:52.805272+00');
INSERT INTO public.events VALUES ('c9c7866d-bf1a-458e-a64d-fcbbee5a49e1', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', NULL, 'number.assigned', '{"kind": "number", "cause": "registration", "state": "assigned", "tcr_id": null, "reasons": [], "vendor_id": "+12125550199", "subject_id": "+12125550199", "transition": "assigned at once", "previous_state": "assigning", "registration_id": "63665593-961c-5cf8-9e66-93bffe8e2d2b"}', '2026-11-30 13:13:52.809215+00');
INSERT INTO public.events VALUES ('1796eaeb-f213-469b-ac7a-bb4b1f1339f0', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', NULL, 'number.assigned', '{"kind": "number", "cause": "registration", "state": "assigned", "tcr_id": null, "reasons": [], "vendor_id": "+12125550111", "subject_id": "+12125550111", "transition": "assigned at once", "previous_state": "assigning", "registration_id": "6dbce03f-a8e7-5f9a-af5c-b3503136c27a"}', '2026-11-30 13:13:52.817313+00');
INSERT INTO public.events VALUES ('04042926-af17-4028-a697-149000c6932d', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'completion.requested', '{"request_id": "req_ojdB6U460J"}', '2026-11-30 13:13:52.822843+00');
INSERT INTO public.events VALUES ('da068cdd-0979-4a4b-9290-9b5f8d0c38f9', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'completion.started', '{}', '2026-11-30 13:13:52.839962+00');
INSERT INTO public.events VALUES ('a94a8a39-d90f-4f16-be26-d95840717273', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550199"}', '2026-11-30 13:13:52.851337+00');
INSERT INTO public.events VALUES ('b448f067-5541-49a3-9455-ec01e5652420', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 13:13:52.851338+00');
INSERT INTO public.events VALUES ('86b8c323-1608-408e-99e0-bf2daba7439a', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', NULL, 'number.assigned', '{"kind": "number", "cause": "completion", "state": "assigned", "tcr_id": null, "reasons": [], "vendor_id": "+12125550199", "subject_id": "+12125550199", "transition": "assigned, as read for another profile", "previous_state": "not_assigned", "registration_id": "3c1f92aa-96c8-5164-b908-8605875a54ab"}', '2026-11-30 13:13:52.851339+00');
INSERT INTO public.events VALUES ('6d4cc0b2-2fb9-453c-a676-6500f61faffb', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', NULL, 'profile.created', '{"name": "On WhatsApp"}', '2026-11-30 13:13:52.916259+00');
INSERT INTO public.events VALUES ('ffedbe0f-bd07-4fbf-90f3-800262c996a8', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '845de566-db5d-400c-aaae-b0389e371015', 'completion.requested', '{"request_id": "req_hgO9d1OwMB"}', '2026-11-30 13:13:52.925284+00');
INSERT INTO public.events VALUES ('3a40d098-1e0a-4815-b199-7aa296222ab3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '845de566-db5d-400c-aaae-b0389e371015', 'completion.started', '{}', '2026-11-30 13:13:52.932288+00');
INSERT INTO public.events VALUES ('8a468ea9-7ed5-4ed1-af4e-59d11055abd3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '845de566-db5d-400c-aaae-b0389e371015', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550199"}', '2026-11-30 13:13:52.94216+00');
INSERT INTO public.events VALUES ('e0be1307-b13d-4636-85b6-0684165e0916', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '845de566-db5d-400c-aaae-b0389e371015', 'channel.activated', '{"channel": "whatsapp", "sender_value": "7110001100"}', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.events VALUES ('2c06b3e4-bb0e-451f-8cf4-ef7cdffd390a', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '845de566-db5d-400c-aaae-b0389e371015', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 13:13:52.964503+00');
INSERT INTO public.events VALUES ('45cbf810-8fb0-4e1c-b2c6-8f23f6a96020', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', NULL, 'number.assigned', '{"kind": "number", "cause": "completion", "state": "assigned", "tcr_id": null, "reasons": [], "vendor_id": "+12125550199", "subject_id": "+12125550199", "transition": "assigned, as read for another profile", "previous_state": "not_assigned", "registration_id": "86949dac-1d9d-561e-8358-6dde04ba6df9"}', '2026-11-30 13:13:52.964504+00');
INSERT INTO public.events VALUES ('133fc9e9-c122-4b2c-afdb-3f658faee61f', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', NULL, 'profile.created', '{"name": "Registering"}', '2026-11-30 13:13:53.05817+00');
INSERT INTO public.events VALUES ('f93e0edd-7b2f-4a74-b56c-797da669a4b8', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'completion.requested', '{"request_id": "req_YLCroXn7J4"}', '2026-11-30 13:13:53.071734+00');
INSERT INTO public.events VALUES ('2fe35f39-f948-49aa-80ea-118b4c68bf48', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'completion.started', '{}', '2026-11-30 13:13:53.080006+00');
INSERT INTO public.events VALUES ('e6ab04b9-2787-42e6-ab64-151bfa84bc3a', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550122"}', '2026-11-30 13:13:53.095731+00');
INSERT INTO public.events VALUES ('deeb4d71-aeb1-4438-b0e1-fd811806f083', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'completion.submitted', '{"status": "submitted", "reasons": [{"code": "awaiting_registry", "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]}', '2026-11-30 13:13:53.095732+00');
INSERT INTO public.events VALUES ('c71718cd-f71e-48bb-b3d9-750eda953f46', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'db5a650f-60da-4a70-aeef-e573697e6ae7', NULL, 'profile.created', '{"name": "In conversation"}', '2026-11-30 13:13:53.159281+00');
INSERT INTO public.events VALUES ('3b1aea64-1025-4a3c-b512-19379cc1e2bf', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'db5a650f-60da-4a70-aeef-e573697e6ae7', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'completion.requested', '{"request_id": "req_YbhSsOrzs8"}', '2026-11-30 13:13:53.166849+00');
INSERT INTO public.events VALUES ('4057bdb5-91a4-4c50-b56f-fe2677f8ab6d', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'db5a650f-60da-4a70-aeef-e573697e6ae7', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'completion.started', '{}', '2026-11-30 13:13:53.172309+00');
INSERT INTO public.events VALUES ('fa74f865-767e-4bec-b003-0b6f2fbb401c', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'f7a47325-904b-4ca1-8fd2-110197e3e784', NULL, 'profile.created', '{"name": "Waiting"}', '2026-11-30 13:13:53.227581+00');
INSERT INTO public.events VALUES ('dac00333-8dce-4acf-80e1-265b9151c935', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'f7a47325-904b-4ca1-8fd2-110197e3e784', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'completion.requested', '{"request_id": "req_QrcVQvdSaR"}', '2026-11-30 13:13:53.234312+00');
INSERT INTO public.events VALUES ('e05961d0-50dc-4999-9622-5cfe042a1a0d', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'f7a47325-904b-4ca1-8fd2-110197e3e784', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'completion.started', '{}', '2026-11-30 13:13:53.240267+00');
INSERT INTO public.events VALUES ('9981ae96-58b4-486f-b270-cb9f7bd15ac3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'f7a47325-904b-4ca1-8fd2-110197e3e784', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'completion.delayed', '{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '2026-11-30 13:13:53.253058+00');
INSERT INTO public.events VALUES ('cde6ae70-35c1-4f0f-94de-c2e20488b154', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c7c5c154-c2fe-4ae0-abd5-d58ce5d57fbd', NULL, 'profile.created', '{"name": "Queued"}', '2026-11-30 13:13:54.055699+00');
INSERT INTO public.events VALUES ('dd2dc039-ecb1-4557-9508-f6397fd53672', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c7c5c154-c2fe-4ae0-abd5-d58ce5d57fbd', 'be04e5f0-2547-4838-8239-099f9b64ffa7', 'completion.requested', '{"request_id": "req_4xTZAdF81z"}', '2026-11-30 13:13:54.075349+00');


--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leases VALUES ('executor:vm.9160.0b06ac40', 'vm.9160.0b06ac40', '2026-11-30 13:14:22.092021+00');
INSERT INTO public.leases VALUES ('sms:db5a650f-60da-4a70-aeef-e573697e6ae7', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', '2026-11-30 13:16:53.172309+00');
INSERT INTO public.leases VALUES ('number:+12125550133', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', '2026-11-30 13:16:53.172309+00');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'Northwind Group', 'owner-001fae77@platform.example', '+12125550199', 'gAAAAABrDXaPyLNlwxYEwiw65Xe8Tm_qoOx4ztLOBBL_qNnup2c6K_WlmnNK2cE0Qmm_LUF62siK-a8DpRGaC-XO-ED6sNCzGU-P87FmiinUL3jPC_V-FynrUlnwkWrnB8GnWf_x7OXaP0xxKkcjtWzpXnKqjpsdTw==', '2026-11-30 13:13:51.457934+00', '2026-11-30 13:13:52.304587+00');


--
-- Data for Name: procrastinate_events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.procrastinate_events VALUES (51, 26, 'deferred', '2026-11-30 13:13:53.166908+00');
INSERT INTO public.procrastinate_events VALUES (52, 26, 'started', '2026-11-30 13:13:53.170894+00');
INSERT INTO public.procrastinate_events VALUES (55, 28, 'deferred', '2026-11-30 13:13:54.075812+00');


--
-- Data for Name: procrastinate_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.procrastinate_jobs VALUES (26, 'completions', 'run_job', 0, NULL, NULL, '{"kind": "complete_profile", "number": 1796044433166849, "org_id": "923bb5c5-8643-4d4e-b029-8a6411af7352", "subject": "4fad8c90-aee8-4059-97f2-0c7e86d546c3"}', 'doing', NULL, 0, false, 1);
INSERT INTO public.procrastinate_jobs VALUES (28, 'completions-more', 'run_job', -1, NULL, NULL, '{"kind": "complete_profile", "number": 1796044434075349, "org_id": "923bb5c5-8643-4d4e-b029-8a6411af7352", "subject": "be04e5f0-2547-4838-8239-099f9b64ffa7"}', 'todo', NULL, 0, false, NULL);


--
-- Data for Name: procrastinate_periodic_defers; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: procrastinate_workers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-30 13:13:52.173712+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-30 13:13:52.204476+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-30 13:13:52.204662+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-30 13:13:52.204661+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-30 13:13:52.215575+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-30 13:13:52.231688+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-30 13:13:52.215599+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (8, '2026-11-30 13:13:52.24405+00');
INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES (9, '2026-11-30 13:13:52.250146+00');


--
-- Data for Name: profile_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profile_counts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 9);


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES ('d9956555-bfb7-4216-8e4e-f084b8b04336', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Completed', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:52.328944+00', '2026-11-30 13:13:52.431746+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('d0547d9c-39bd-49ea-a1f5-0d1650d056bb', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Undelivered', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:52.567133+00', '2026-11-30 13:13:52.601896+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('1a714f88-c4aa-435b-a677-81a754ca02f4', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'First heir', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, NULL, NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:52.692591+00', '2026-11-30 13:13:52.731266+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('9f63bd6b-6353-42ce-bcef-13784675d465', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Second heir', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, NULL, NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:52.809791+00', '2026-11-30 13:13:52.851337+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'On WhatsApp', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, NULL, NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:52.916259+00', '2026-11-30 13:13:52.964502+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('005075be-c2de-4bee-b40d-e76f933d4a35', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Registering', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'submitted', false, false, false, false, true, true, 'profile', NULL, '+12125550122', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:53.05817+00', '2026-11-30 13:13:53.095731+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('db5a650f-60da-4a70-aeef-e573697e6ae7', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'In conversation', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550133', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:53.159281+00', '2026-11-30 13:13:53.172309+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('f7a47325-904b-4ca1-8fd2-110197e3e784', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Waiting', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550144', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:53.227581+00', '2026-11-30 13:13:53.240267+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('c7c5c154-c2fe-4ae0-abd5-d58ce5d57fbd', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'Queued', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'incomplete', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 13:13:54.055699+00', '2026-11-30 13:13:54.055699+00', NULL, NULL, NULL, false);


--
-- Data for Name: rate_windows; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: registration_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'b21ad7fd-2ee1-5086-9544-de9c6540d17a', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 13:13:52.478803+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'b21ad7fd-2ee1-5086-9544-de9c6540d17a', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/10dlc/brand", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "POST", "status": 200, "duration_ms": 2}]', '2026-11-30 13:13:52.535686+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'b21ad7fd-2ee1-5086-9544-de9c6540d17a', 3, 'verified', 'pending', 'verified', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "OK", "entityType": "PRIVATE_PROFIT", "tcrBrandId": "B8GDL3V", "universalEin": "US_123456789", "identityStatus": "VERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand/582295c4-88a2-40ec-95de-a00819557f8a", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "GET", "status": 200, "duration_ms": 2}]', '2026-11-30 13:13:52.623176+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'd2f529bd-11b0-5d3b-b737-8d4ef47a54c5', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 13:13:52.629145+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'd2f529bd-11b0-5d3b-b737-8d4ef47a54c5', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "campaignStatus": "TCR_PENDING", "submissionStatus": "PENDING", "isTMobileSuspended": "false", "isTMobileRegistered": "false"}', '[{"path": "/10dlc/campaign", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/10dlc/campaignBuilder/brand/582295c4-88a2-40ec-95de-a00819557f8a/usecase/ACCOUNT_NOTIFICATION", "answer": "{\"usecase\": \"ACCOUNT_NOTIFICATION\", \"monthlyFee\": 10.0, \"quarterlyFee\": 30.0, \"annualFee\": 120.0, \"minSubUsecases\": 0, \"maxSubUsecases\": 0, \"mnoMetadata\": {\"10017\": {\"mno\": \"AT&T\", \"qualify\": true, \"mnoSupport\": true, \"mnoReview\": false, \"minMsgSamples\": 1, \"reqSubscriberOptin\": true, \"reqSubscribe…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/10dlc/campaignBuilder", "answer": "{\"subUsecases\": [], \"termsAndConditions\": true, \"autoRenewal\": true, \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"usecase\": \"ACCOUNT_NOTIFICATION\", \"description\": \"Reminders of appointments that patients have made with Northwind Dental.\", \"messageFlow\": \"Patients tick a box on the booking fo…", "method": "POST", "status": 200, "duration_ms": 4}]', '2026-11-30 13:13:52.649588+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'd2f529bd-11b0-5d3b-b737-8d4ef47a54c5', 3, 'approved', 'pending', 'approved', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "billedDate": "2026-11-30T13:13:52.648190", "campaignStatus": "MNO_PROVISIONED", "submissionStatus": "CREATED", "isTMobileSuspended": "false", "isTMobileRegistered": "true"}', '[{"path": "/10dlc/campaign/7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "answer": "{\"subUsecases\": [], \"termsAndConditions\": true, \"autoRenewal\": true, \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"usecase\": \"ACCOUNT_NOTIFICATION\", \"description\": \"Reminders of appointments that patients have made with Northwind Dental.\", \"messageFlow\": \"Patients tick a box on the booking fo…", "method": "GET", "status": 200, "duration_ms": 2}]', '2026-11-30 13:13:52.75513+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '63665593-961c-5cf8-9e66-93bffe8e2d2b', 1, 'assignment intended', 'not_assigned', 'assigning', false, 'registration', '{}', '[]', '2026-11-30 13:13:52.774966+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '96df866c-e110-57d7-b4d6-125751f5fed3', 1, 'assignment intended', 'not_assigned', 'assigning', false, 'registration', '{}', '[]', '2026-11-30 13:13:52.782274+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '6dbce03f-a8e7-5f9a-af5c-b3503136c27a', 1, 'assignment intended', 'not_assigned', 'assigning', false, 'registration', '{}', '[]', '2026-11-30 13:13:52.786202+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '96df866c-e110-57d7-b4d6-125751f5fed3', 2, 'assigned at once', 'assigning', 'assigned', false, 'registration', '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[{"path": "/10dlc/phone_number_campaigns/%2B12125550111", "answer": "{\"errors\": [{\"code\": \"10005\", \"title\": \"Resource not found\", \"detail\": \"Phone Number Campaign does not exist on account\"}]}", "method": "GET", "status": 404, "duration_ms": 3}, {"path": "/10dlc/phone_number_campaigns", "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"telnyxCampaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"tcrCampaignId\": \"CGGU2Y1\", \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"tcrBrandId\": \"B8GDL3V\", \"createdAt\": \"2026-11-30T13:13:52.800893\", \"assig…", "method": "POST", "status": 200, "duration_ms": 3}, {"path": "/10dlc/phone_number_campaigns/%2B12125550111", "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"telnyxCampaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"tcrCampaignId\": \"CGGU2Y1\", \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"tcrBrandId\": \"B8GDL3V\", \"createdAt\": \"2026-11-30T13:13:52.800893\", \"assig…", "method": "GET", "status": 200, "duration_ms": 3}]', '2026-11-30 13:13:52.805272+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '6dbce03f-a8e7-5f9a-af5c-b3503136c27a', 2, 'assigned at once', 'assigning', 'assigned', false, 'registration', '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[{"path": "/10dlc/phone_number_campaigns/%2B12125550111", "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"telnyxCampaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"tcrCampaignId\": \"CGGU2Y1\", \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"tcrBrandId\": \"B8GDL3V\", \"createdAt\": \"2026-11-30T13:13:52.800893\", \"assig…", "method": "GET", "status": 200, "duration_ms": 13}]', '2026-11-30 13:13:52.817313+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '3c1f92aa-96c8-5164-b908-8605875a54ab', 1, 'assigned, as read for another profile', 'not_assigned', 'assigned', false, 'completion', '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "read_at": "2026-11-30T13:13:52.809215+00:00", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', '2026-11-30 13:13:52.851337+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '63665593-961c-5cf8-9e66-93bffe8e2d2b', 2, 'assigned at once', 'assigning', 'assigned', false, 'registration', '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[{"path": "/10dlc/phone_number_campaigns/%2B12125550199", "answer": "{\"errors\": [{\"code\": \"10005\", \"title\": \"Resource not found\", \"detail\": \"Phone Number Campaign does not exist on account\"}]}", "method": "GET", "status": 404, "duration_ms": 4}, {"path": "/10dlc/phone_number_campaigns", "answer": "{\"phoneNumber\": \"+12125550199\", \"campaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"telnyxCampaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"tcrCampaignId\": \"CGGU2Y1\", \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"tcrBrandId\": \"B8GDL3V\", \"createdAt\": \"2026-11-30T13:13:52.801570\", \"assig…", "method": "POST", "status": 200, "duration_ms": 5}, {"path": "/10dlc/phone_number_campaigns/%2B12125550199", "answer": "{\"phoneNumber\": \"+12125550199\", \"campaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"telnyxCampaignId\": \"7289ec7e-cf88-439b-8c23-7a0b6a81fbdf\", \"tcrCampaignId\": \"CGGU2Y1\", \"brandId\": \"582295c4-88a2-40ec-95de-a00819557f8a\", \"tcrBrandId\": \"B8GDL3V\", \"createdAt\": \"2026-11-30T13:13:52.801570\", \"assig…", "method": "GET", "status": 200, "duration_ms": 5}]', '2026-11-30 13:13:52.809215+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '56f6dd52-5216-5256-acce-d5015b9ab000', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 13:13:53.116733+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'afc21252-c059-55e6-9284-cb993034f592', 1, 'first reading', 'unknown', 'connected', false, 'completion', '{"status": "CONNECTED", "name_status": "APPROVED", "platform_type": "CLOUD_API", "quality_rating": "GREEN", "can_send_message": "AVAILABLE", "can_send_message.APP": "AVAILABLE", "account_review_status": "APPROVED", "can_send_message.WABA": "AVAILABLE", "code_verification_status": "VERIFIED", "can_send_message.BUSINESS": "AVAILABLE", "can_send_message.PHONE_NUMBER": "AVAILABLE"}', '[]', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '86949dac-1d9d-561e-8358-6dde04ba6df9', 1, 'assigned, as read for another profile', 'not_assigned', 'assigned', false, 'completion', '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "read_at": "2026-11-30T13:13:52.809215+00:00", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.registration_moves VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '56f6dd52-5216-5256-acce-d5015b9ab000', 2, 'unavailable', 'submitting', 'submitting', true, 'completion', '{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/10dlc/brand", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "POST", "status": 503, "duration_ms": 2}]', '2026-11-30 13:13:53.149587+00');


--
-- Data for Name: registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registrations VALUES ('afc21252-c059-55e6-9284-cb993034f592', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'whatsapp', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '7110001100', 'connected', '2026-11-30 13:13:52.964502+00', '71100011001', NULL, '{"status": "CONNECTED", "name_status": "APPROVED", "platform_type": "CLOUD_API", "quality_rating": "GREEN", "can_send_message": "AVAILABLE", "can_send_message.APP": "AVAILABLE", "account_review_status": "APPROVED", "can_send_message.WABA": "AVAILABLE", "code_verification_status": "VERIFIED", "can_send_message.BUSINESS": "AVAILABLE", "can_send_message.PHONE_NUMBER": "AVAILABLE"}', '[{"code": "webhook_fields_missing", "fields": [], "remedy": "For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check.", "message": "The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update."}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.964502+00', '2026-12-01 13:13:52.964502+00', 0, '2026-11-30 13:13:52.964502+00', '{}');
INSERT INTO public.registrations VALUES ('86949dac-1d9d-561e-8358-6dde04ba6df9', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'number', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '+12125550199', 'assigned', '2026-11-30 13:13:52.964502+00', '+12125550199', NULL, '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.809215+00', '2026-11-30 13:13:52.809215+00', '2026-12-01 13:13:52.964502+00', 0, '2026-11-30 13:13:52.964502+00', '{"campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}');
INSERT INTO public.registrations VALUES ('b21ad7fd-2ee1-5086-9544-de9c6540d17a', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'brand', '923bb5c5-8643-4d4e-b029-8a6411af7352', '70b74772-12e5-4d68-9610-32fadf308c58', 'verified', '2026-11-30 13:13:52.623176+00', '582295c4-88a2-40ec-95de-a00819557f8a', 'B8GDL3V', '{"mock": "false", "cspId": "S555TEL", "status": "OK", "entityType": "PRIVATE_PROFIT", "tcrBrandId": "B8GDL3V", "universalEin": "US_123456789", "identityStatus": "VERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[]', '{"token": "b21ad7fd-2ee1-5086-9544-de9c6540d17a-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T13:13:52.478803+00:00"}, "sent_at": null}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, '2026-11-30 13:13:52.535686+00', '2026-11-30 13:13:52.623176+00', '2026-12-01 13:13:52.623176+00', 0, '2026-11-30 13:13:52.478803+00', '{"csp_id": "S555TEL", "is_registered": true, "universal_ein": "US_123456789", "identity_status": "VERIFIED"}');
INSERT INTO public.registrations VALUES ('6dbce03f-a8e7-5f9a-af5c-b3503136c27a', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'number', 'd9956555-bfb7-4216-8e4e-f084b8b04336', '+12125550111', 'assigned', '2026-11-30 13:13:52.817313+00', '+12125550111', NULL, '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', '{"token": "6dbce03f-a8e7-5f9a-af5c-b3503136c27a-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T13:13:52.786202+00:00"}, "sent_at": null}', NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.817313+00', '2026-11-30 13:13:52.817313+00', '2026-12-01 13:13:52.817313+00', 0, '2026-11-30 13:13:52.786202+00', '{"campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}');
INSERT INTO public.registrations VALUES ('d2f529bd-11b0-5d3b-b737-8d4ef47a54c5', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'campaign', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c688413a-9b0b-4f84-99e4-820513f3d5ab', 'approved', '2026-11-30 13:13:52.75513+00', '7289ec7e-cf88-439b-8c23-7a0b6a81fbdf', 'CGGU2Y1', '{"mock": "false", "cspId": "S555TEL", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "billedDate": "2026-11-30T13:13:52.648190", "campaignStatus": "MNO_PROVISIONED", "submissionStatus": "CREATED", "isTMobileSuspended": "false", "isTMobileRegistered": "true"}', '[]', '{"token": "d2f529bd-11b0-5d3b-b737-8d4ef47a54c5-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T13:13:52.629145+00:00"}, "sent_at": null}', '{"volume": null, "samples": [["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."]], "use_cases": ["ACCOUNT_NOTIFICATION"], "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', NULL, NULL, NULL, '2026-11-30 13:13:52.649588+00', '2026-11-30 13:13:52.75513+00', '2026-12-01 13:13:52.75513+00', 0, '2026-11-30 13:13:52.629145+00', '{}');
INSERT INTO public.registrations VALUES ('96df866c-e110-57d7-b4d6-125751f5fed3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'number', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', '+12125550111', 'assigned', '2026-11-30 13:13:52.805272+00', '+12125550111', NULL, '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', '{"token": "96df866c-e110-57d7-b4d6-125751f5fed3-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T13:13:52.782274+00:00"}, "sent_at": null}', NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.805272+00', '2026-11-30 13:13:52.805272+00', '2026-12-01 13:13:52.805272+00', 0, '2026-11-30 13:13:52.782274+00', '{"campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}');
INSERT INTO public.registrations VALUES ('63665593-961c-5cf8-9e66-93bffe8e2d2b', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'number', '1a714f88-c4aa-435b-a677-81a754ca02f4', '+12125550199', 'assigned', '2026-11-30 13:13:52.809215+00', '+12125550199', NULL, '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', '{"token": "63665593-961c-5cf8-9e66-93bffe8e2d2b-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T13:13:52.774966+00:00"}, "sent_at": null}', NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.809215+00', '2026-11-30 13:13:52.809215+00', '2026-12-01 13:13:52.809215+00', 0, '2026-11-30 13:13:52.774966+00', '{"campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}');
INSERT INTO public.registrations VALUES ('3c1f92aa-96c8-5164-b908-8605875a54ab', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'number', '9f63bd6b-6353-42ce-bcef-13784675d465', '+12125550199', 'assigned', '2026-11-30 13:13:52.851337+00', '+12125550199', NULL, '{"brandId": "582295c4-88a2-40ec-95de-a00819557f8a", "tcrBrandId": "B8GDL3V", "campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf", "tcrCampaignId": "CGGU2Y1", "assignmentStatus": "ASSIGNED", "telnyxCampaignId": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}', '[]', NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:52.809215+00', '2026-11-30 13:13:52.809215+00', '2026-12-01 13:13:52.851337+00', 0, '2026-11-30 13:13:52.851337+00', '{"campaign_id": "7289ec7e-cf88-439b-8c23-7a0b6a81fbdf"}');
INSERT INTO public.registrations VALUES ('56f6dd52-5216-5256-acce-d5015b9ab000', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'brand', '005075be-c2de-4bee-b40d-e76f933d4a35', '33055f16-59ca-4868-ab76-4eddf71ed449', 'submitting', '2026-11-30 13:13:53.116733+00', NULL, NULL, '{}', '[]', '{"token": "56f6dd52-5216-5256-acce-d5015b9ab000-1", "details": {"display_name": "Southwind Dental LLC", "first_sent_at": "2026-11-30T13:13:53.116733+00:00"}, "sent_at": "2026-11-30T13:13:53.116733+00:00"}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "98-7654321", "country": "US", "legal_name": "Southwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Southwind Dental LLC"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30 13:13:54.328456+00', 1, '2026-11-30 13:13:53.116733+00', '{}');


--
-- Data for Name: run_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '58f42023-4542-46af-8f5b-943186c92185', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 5}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 2}]', '2026-11-30 13:13:52.389612+00', '2026-11-30 13:13:52.431746+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles/dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:52.589217+00', '2026-11-30 13:13:52.601896+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555019955/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"messaging_profile_id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555019955/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"messaging_profile_id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:52.714045+00', '2026-11-30 13:13:52.731266+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"550dee8e-0df…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:52.839962+00', '2026-11-30 13:13:52.851337+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"550dee8e-0df5-4513-ab2d-d5774af94d9f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"550dee8e-0df…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:52.932288+00', '2026-11-30 13:13:52.94216+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', 'connect_whatsapp', 1, 'done', NULL, '[{"path": "/debug_token", "answer": "{\"data\": {\"app_id\": \"555000000000001\", \"type\": \"SYSTEM_USER\", \"application\": \"Simulated App\", \"data_access_expires_at\": 0, \"expires_at\": 0, \"is_valid\": true, \"issued_at\": 1795958032, \"scopes\": [\"whatsapp_business_management\", \"whatsapp_business_messaging\"], \"granular_scopes\": [{\"scope\": \"whatsapp_b…", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/7110001100", "answer": "{\"id\": \"7110001100\", \"name\": \"Simulated Business 1100\", \"account_review_status\": \"APPROVED\"}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/7110001100/phone_numbers", "answer": "{\"data\": [{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\"}], \"paging\": {\"cursors\": {\"before\": \"NzExMDAwMTEwMDE\", \"after\": \"NzExMDAwMTEwMDE\"}}}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/71100011001", "answer": "{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\", \"status\": \"PENDING\", \"code_verification_status\": \"VERIFIED\", \"platform_type\": \"NOT_APPLICABLE\", \"is_on_biz_app\": false}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/71100011001/register", "answer": "{\"success\": true}", "method": "POST", "status": 200, "duration_ms": 1}, {"path": "/7110001100/subscribed_apps", "answer": "{\"data\": []}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/7110001100/subscribed_apps", "answer": "{\"success\": true}", "method": "POST", "status": 200, "duration_ms": 1}, {"path": "/7110001100/subscribed_apps", "answer": "{\"data\": [{\"whatsapp_business_api_data\": {\"id\": \"555000000000001\", \"name\": \"Simulated App\", \"link\": \"https://www.facebook.com/games/?app_id=555000000000001\"}}]}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/555000000000001/subscriptions", "answer": "{\"data\": []}", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/71100011001", "answer": "{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\", \"status\": \"CONNECTED\", \"code_verification_status\": \"VERIFIED\", \"platform_type\": \"CLOUD_API\", \"is_on_biz_app\": false, \"name_status\": \"APPROVED\", \"quality_rating\": \"GREEN\", \"health_status\": {\"can_send_message\": \"AVAILABLE\", \"entities\": …", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:52.94216+00', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"9d519aef-6657-418f-a0c4-d4962962338c\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"9d519aef-6657-418f-a0c4-d4962962338c\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"9d519aef-6657-418f-a0c4-d4962962338c\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"9d519aef-6657-418f-a0c4-d4962962338c\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 13:13:53.080006+00', '2026-11-30 13:13:53.095731+00');
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'connect_sms', 1, 'running', NULL, '[]', '2026-11-30 13:13:53.172309+00', NULL);
INSERT INTO public.run_attempts VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'connect_sms', 1, 'unavailable', 'telnyx: Service unavailable: The service is temporarily unavailable; try again later.', '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "GET", "status": 503, "duration_ms": 1}]', '2026-11-30 13:13:53.240267+00', '2026-11-30 13:13:53.253058+00');


--
-- Data for Name: run_callbacks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '58f42023-4542-46af-8f5b-943186c92185', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:52.344337+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '26c5f678-99b6-4bc4-9d94-822eef39c362', '1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b', 'http://127.0.0.1:9/done', '2026-11-30 13:13:52.575316+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:52.701569+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:52.822843+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:52.925284+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:53.071734+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:53.166849+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '0fa2acca-2a06-4154-934d-b0423815e2ff', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:53.234312+00');
INSERT INTO public.run_callbacks VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'be04e5f0-2547-4838-8239-099f9b64ffa7', '7184a9693ee2e3b4ccffbc582dbd455e192d848eaed654caef3ee9cbf57fd61c', 'http://127.0.0.1:36313/done', '2026-11-30 13:13:54.075349+00');


--
-- Data for Name: run_steps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 13:13:53.095731+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '58f42023-4542-46af-8f5b-943186c92185', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd"}', '2026-11-30 13:13:52.389612+00', '2026-11-30 13:13:52.431746+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '58f42023-4542-46af-8f5b-943186c92185', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 13:13:52.431746+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '58f42023-4542-46af-8f5b-943186c92185', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 13:13:52.431746+00', '2026-11-30 13:13:52.431746+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'settle', 2, 'done', '{"status": "submitted"}', '2026-11-30 13:13:53.095731+00', '2026-11-30 13:13:53.095731+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "dd4b149c-3804-4da5-b5fc-20ba1c9fd8cd"}', '2026-11-30 13:13:52.589217+00', '2026-11-30 13:13:52.601896+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 13:13:52.601896+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '26c5f678-99b6-4bc4-9d94-822eef39c362', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 13:13:52.601896+00', '2026-11-30 13:13:52.601896+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'connect_sms', 0, 'done', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', '2026-11-30 13:13:52.714045+00', '2026-11-30 13:13:52.731266+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 13:13:52.731266+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'ab2eef29-dcfd-4d88-9e58-d18c70f5a443', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 13:13:52.731266+00', '2026-11-30 13:13:52.731266+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'connect_sms', 0, 'done', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', '2026-11-30 13:13:52.839962+00', '2026-11-30 13:13:52.851337+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 13:13:52.851337+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'da77c738-d9fe-4057-a1eb-3fe43dc323bb', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 13:13:52.851337+00', '2026-11-30 13:13:52.851337+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', 'connect_sms', 0, 'done', '{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "550dee8e-0df5-4513-ab2d-d5774af94d9f"}', '2026-11-30 13:13:52.932288+00', '2026-11-30 13:13:52.94216+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', 'connect_sms', 0, 'running', NULL, '2026-11-30 13:13:53.172309+00', NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', 'connect_whatsapp', 1, 'done', '{"notes": ["The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update. For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check."], "waba_id": "7110001100", "phone_number": "+18535555193", "phone_number_id": "71100011001"}', '2026-11-30 13:13:52.94216+00', '2026-11-30 13:13:52.964502+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '845de566-db5d-400c-aaae-b0389e371015', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 13:13:52.964502+00', '2026-11-30 13:13:52.964502+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '787ec0ea-4958-4a30-9ab8-8477ab71ebc2', 'connect_sms', 0, 'done', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "9d519aef-6657-418f-a0c4-d4962962338c"}', '2026-11-30 13:13:53.080006+00', '2026-11-30 13:13:53.095731+00', NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', '0fa2acca-2a06-4154-934d-b0423815e2ff', 'connect_sms', 0, 'waiting', NULL, '2026-11-30 13:13:53.240267+00', NULL, '2026-11-30 13:13:54.254107+00');
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'be04e5f0-2547-4838-8239-099f9b64ffa7', 'connect_sms', 0, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'be04e5f0-2547-4838-8239-099f9b64ffa7', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('923bb5c5-8643-4d4e-b029-8a6411af7352', 'be04e5f0-2547-4838-8239-099f9b64ffa7', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES ('58f42023-4542-46af-8f5b-943186c92185', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd9956555-bfb7-4216-8e4e-f084b8b04336', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_g2vwl9iKtg', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:52.344337+00', '2026-11-30 13:13:52.389612+00', '2026-11-30 13:13:52.431746+00');
INSERT INTO public.runs VALUES ('26c5f678-99b6-4bc4-9d94-822eef39c362', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'd0547d9c-39bd-49ea-a1f5-0d1650d056bb', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_3wkEa5lDIu', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:52.575316+00', '2026-11-30 13:13:52.589217+00', '2026-11-30 13:13:52.601896+00');
INSERT INTO public.runs VALUES ('ab2eef29-dcfd-4d88-9e58-d18c70f5a443', '923bb5c5-8643-4d4e-b029-8a6411af7352', '1a714f88-c4aa-435b-a677-81a754ca02f4', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_1CZAq60IkK', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:52.701569+00', '2026-11-30 13:13:52.714045+00', '2026-11-30 13:13:52.731266+00');
INSERT INTO public.runs VALUES ('da77c738-d9fe-4057-a1eb-3fe43dc323bb', '923bb5c5-8643-4d4e-b029-8a6411af7352', '9f63bd6b-6353-42ce-bcef-13784675d465', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_ojdB6U460J', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:52.822843+00', '2026-11-30 13:13:52.839962+00', '2026-11-30 13:13:52.851337+00');
INSERT INTO public.runs VALUES ('845de566-db5d-400c-aaae-b0389e371015', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_hgO9d1OwMB', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:52.925284+00', '2026-11-30 13:13:52.932288+00', '2026-11-30 13:13:52.964502+00');
INSERT INTO public.runs VALUES ('787ec0ea-4958-4a30-9ab8-8477ab71ebc2', '923bb5c5-8643-4d4e-b029-8a6411af7352', '005075be-c2de-4bee-b40d-e76f933d4a35', 'submitted', '[{"code": "awaiting_registry", "fields": [], "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]', 'req_YLCroXn7J4', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:53.071734+00', '2026-11-30 13:13:53.080006+00', '2026-11-30 13:13:53.095731+00');
INSERT INTO public.runs VALUES ('4fad8c90-aee8-4059-97f2-0c7e86d546c3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'db5a650f-60da-4a70-aeef-e573697e6ae7', 'in_progress', '[]', 'req_YbhSsOrzs8', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:53.166849+00', '2026-11-30 13:13:53.172309+00', NULL);
INSERT INTO public.runs VALUES ('0fa2acca-2a06-4154-934d-b0423815e2ff', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'f7a47325-904b-4ca1-8fd2-110197e3e784', 'in_progress', '[]', 'req_QrcVQvdSaR', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:53.234312+00', '2026-11-30 13:13:53.240267+00', NULL);
INSERT INTO public.runs VALUES ('be04e5f0-2547-4838-8239-099f9b64ffa7', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c7c5c154-c2fe-4ae0-abd5-d58ce5d57fbd', 'queued', '[]', 'req_4xTZAdF81z', '86a6f071-3086-4aa0-8491-4f06640442bf', '2026-11-30 13:13:54.075349+00', NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('86a6f071-3086-4aa0-8491-4f06640442bf', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'owner-001fae77@platform.example', 'Northwind Group', 'owner', 'active', '2026-11-30 13:13:51.457934+00', '2026-11-30 13:13:51.457934+00');


--
-- Data for Name: vendor_circuits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.vendor_circuits VALUES ('telnyx', '', 1, NULL, NULL, 'it answers with the status 503', '2026-11-30 13:13:53.25176+00');


--
-- Data for Name: wakeups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wakeups VALUES ('deliver_webhook', 'a725d52c9a49c45033fbf29e2822667031241562082d635633b489694b55ebe1', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'retries', 'idle', 1796044432601896, 0, true, '2026-11-30 13:13:53.423519+00', '2026-11-30 13:13:52.615703+00', NULL, NULL);
INSERT INTO public.wakeups VALUES ('reconcile', 'everything', '', 'chores', 'idle', 1796044432092022, 1, false, '2026-11-30 13:13:54.118354+00', '2026-11-30 13:13:53.118354+00', NULL, NULL);
INSERT INTO public.wakeups VALUES ('housekeeping', 'everything', '', 'chores', 'idle', 1796044432092022, 0, true, '2026-11-30 14:13:53.134059+00', '2026-11-30 13:13:53.134059+00', NULL, NULL);
INSERT INTO public.wakeups VALUES ('advance_registration', '005075be-c2de-4bee-b40d-e76f933d4a35', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'registrations', 'idle', 1796044433095731, 0, true, '2026-11-30 13:13:54.328456+00', '2026-11-30 13:13:53.154078+00', 'registration', NULL);
INSERT INTO public.wakeups VALUES ('complete_profile', '4fad8c90-aee8-4059-97f2-0c7e86d546c3', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'completions', 'running', 1796044433166849, 0, true, NULL, '2026-11-30 13:13:53.17181+00', NULL, NULL);
INSERT INTO public.wakeups VALUES ('complete_profile', '0fa2acca-2a06-4154-934d-b0423815e2ff', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'completions', 'idle', 1796044433234312, 1, false, '2026-11-30 13:13:54.254107+00', '2026-11-30 13:13:53.253058+00', NULL, NULL);
INSERT INTO public.wakeups VALUES ('complete_profile', 'be04e5f0-2547-4838-8239-099f9b64ffa7', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'completions', 'waiting', 1796044434075349, 1, false, NULL, '2026-11-30 13:13:54.075349+00', NULL, NULL);


--
-- Data for Name: webhook_endpoints; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: whatsapp_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.whatsapp_accounts VALUES ('8c5af126-bed1-48a7-a3ea-2048dc4777b5', '923bb5c5-8643-4d4e-b029-8a6411af7352', 'c9a1f8ab-06c5-492d-bf9f-2b840b2724e4', '7110001100', NULL, 'gAAAAABrDXaQsN8avJBHCjHS-YtXw5B2iIX2OY26UtlUOJrJBQUP2sqf7Kiw2kMQElmV4WfqqyfjYKGJm-GYMdIDqXAesX75DNpeiY-eMJfu9zmqT5hZDQ8=', 'gAAAAABrDXaQ3zJ4xLLgVIfk4en36xjdjHQarAktiIrS5EH2ziijJ6yj3Qou9400fD_EouYo-jCTkw4C8TECcpsd-L7y1L-ohQ==', '2026-11-30 13:13:52.916259+00', '2026-11-30 13:13:52.94216+00', NULL);


--
-- Data for Name: whatsapp_registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.whatsapp_registrations VALUES ('872f6fdd-5b48-4fd5-9a1a-667bdd5a455e', '71100011001', false, '2026-11-30 13:13:52.955743+00');
INSERT INTO public.whatsapp_registrations VALUES ('a9f1eeac-c0e6-45af-b2be-f281c64ca61b', '71100011001', true, '2026-11-30 13:13:52.95801+00');


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 55, true);


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 28, true);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 9, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: agreements pk_agreements; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT pk_agreements PRIMARY KEY (id);


--
-- Name: api_keys pk_api_keys; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT pk_api_keys PRIMARY KEY (id);


--
-- Name: brands pk_brands; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.brands
    ADD CONSTRAINT pk_brands PRIMARY KEY (id);


--
-- Name: campaigns pk_campaigns; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT pk_campaigns PRIMARY KEY (id);


--
-- Name: channels pk_channels; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channels
    ADD CONSTRAINT pk_channels PRIMARY KEY (id);


--
-- Name: claims pk_claims; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT pk_claims PRIMARY KEY (kind, value);


--
-- Name: deliveries pk_deliveries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (id);


--
-- Name: delivery_attempts pk_delivery_attempts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_attempts
    ADD CONSTRAINT pk_delivery_attempts PRIMARY KEY (delivery_id, number);


--
-- Name: events pk_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT pk_events PRIMARY KEY (id);


--
-- Name: idempotency_records pk_idempotency_records; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT pk_idempotency_records PRIMARY KEY (org_id, method, path_digest, key);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (id);


--
-- Name: leases pk_leases; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.leases
    ADD CONSTRAINT pk_leases PRIMARY KEY (name);


--
-- Name: organizations pk_organizations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT pk_organizations PRIMARY KEY (id);


--
-- Name: profile_counts pk_profile_counts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_counts
    ADD CONSTRAINT pk_profile_counts PRIMARY KEY (org_id);


--
-- Name: profiles pk_profiles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profiles
    ADD CONSTRAINT pk_profiles PRIMARY KEY (id);


--
-- Name: rate_windows pk_rate_windows; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rate_windows
    ADD CONSTRAINT pk_rate_windows PRIMARY KEY (name);


--
-- Name: registration_moves pk_registration_moves; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registration_moves
    ADD CONSTRAINT pk_registration_moves PRIMARY KEY (registration_id, number);


--
-- Name: registrations pk_registrations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT pk_registrations PRIMARY KEY (id);


--
-- Name: run_attempts pk_run_attempts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_attempts
    ADD CONSTRAINT pk_run_attempts PRIMARY KEY (run_id, step, number);


--
-- Name: run_callbacks pk_run_callbacks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_callbacks
    ADD CONSTRAINT pk_run_callbacks PRIMARY KEY (run_id, url_digest);


--
-- Name: run_steps pk_run_steps; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_steps
    ADD CONSTRAINT pk_run_steps PRIMARY KEY (run_id, name);


--
-- Name: runs pk_runs; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs
    ADD CONSTRAINT pk_runs PRIMARY KEY (id);


--
-- Name: users pk_users; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);


--
-- Name: vendor_circuits pk_vendor_circuits; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vendor_circuits
    ADD CONSTRAINT pk_vendor_circuits PRIMARY KEY (vendor, scope);


--
-- Name: wakeups pk_wakeups; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wakeups
    ADD CONSTRAINT pk_wakeups PRIMARY KEY (kind, subject);


--
-- Name: webhook_endpoints pk_webhook_endpoints; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT pk_webhook_endpoints PRIMARY KEY (id);


--
-- Name: whatsapp_accounts pk_whatsapp_accounts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.whatsapp_accounts
    ADD CONSTRAINT pk_whatsapp_accounts PRIMARY KEY (id);


--
-- Name: whatsapp_registrations pk_whatsapp_registrations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.whatsapp_registrations
    ADD CONSTRAINT pk_whatsapp_registrations PRIMARY KEY (id);


--
-- Name: procrastinate_events procrastinate_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_jobs procrastinate_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);


--
-- Name: procrastinate_workers procrastinate_workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);


--
-- Name: api_keys uq_api_keys_digest; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT uq_api_keys_digest UNIQUE (digest);


--
-- Name: brands uq_brands_owner_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.brands
    ADD CONSTRAINT uq_brands_owner_id UNIQUE (owner_id);


--
-- Name: channels uq_channels_profile_id_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channels
    ADD CONSTRAINT uq_channels_profile_id_kind UNIQUE (profile_id, kind);


--
-- Name: inbox uq_inbox_vendor_notice_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT uq_inbox_vendor_notice_id UNIQUE (vendor, notice_id);


--
-- Name: registrations uq_registrations_org_id_owner_id_kind_subject_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT uq_registrations_org_id_owner_id_kind_subject_id UNIQUE (org_id, owner_id, kind, subject_id);


--
-- Name: users uq_users_org_id_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT uq_users_org_id_email UNIQUE (org_id, email);


--
-- Name: whatsapp_accounts uq_whatsapp_accounts_owner_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.whatsapp_accounts
    ADD CONSTRAINT uq_whatsapp_accounts_owner_id UNIQUE (owner_id);


--
-- Name: idx_procrastinate_jobs_worker_not_null; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));


--
-- Name: idx_procrastinate_workers_last_heartbeat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);


--
-- Name: ix_api_keys_org_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_api_keys_org_id ON public.api_keys USING btree (org_id);


--
-- Name: ix_campaigns_org_id_owner_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_campaigns_org_id_owner_id ON public.campaigns USING btree (org_id, owner_id);


--
-- Name: ix_channels_org_id_owner_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_channels_org_id_owner_id ON public.channels USING btree (org_id, owner_id);


--
-- Name: ix_deliveries_endpoint_id_created_at_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_endpoint_id_created_at_id ON public.deliveries USING btree (endpoint_id, created_at, id);


--
-- Name: ix_deliveries_event_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_event_id ON public.deliveries USING btree (event_id);


--
-- Name: ix_deliveries_finished_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_finished_at ON public.deliveries USING btree (finished_at);


--
-- Name: ix_deliveries_outbox; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_outbox ON public.deliveries USING btree (receiver, status, next_attempt_at) WHERE (finished_at IS NULL);


--
-- Name: ix_deliveries_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_run_id ON public.deliveries USING btree (run_id);


--
-- Name: ix_events_of_organizations; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_events_of_organizations ON public.events USING btree (org_id, occurred_at, id) WHERE (profile_id IS NULL);


--
-- Name: ix_events_org_id_profile_id_occurred_at_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_events_org_id_profile_id_occurred_at_id ON public.events USING btree (org_id, profile_id, occurred_at, id);


--
-- Name: ix_idempotency_records_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_idempotency_records_created_at ON public.idempotency_records USING btree (created_at);


--
-- Name: ix_inbox_received_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_inbox_received_at ON public.inbox USING btree (received_at);


--
-- Name: ix_profiles_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_by_age ON public.profiles USING btree (org_id, created_at, id) WHERE (deleted_at IS NULL);


--
-- Name: ix_profiles_by_change; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_by_change ON public.profiles USING btree (org_id, updated_at, id) WHERE (deleted_at IS NULL);


--
-- Name: ix_profiles_by_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_by_status ON public.profiles USING btree (org_id, status, updated_at, id) WHERE (deleted_at IS NULL);


--
-- Name: ix_profiles_rejected; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_rejected ON public.profiles USING btree (org_id) WHERE (review_rejected_at IS NOT NULL);


--
-- Name: ix_profiles_sending_phone_number_profile_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_sending_phone_number_profile_id ON public.profiles USING btree (org_id, sending_phone_number_profile_id) WHERE (sending_phone_number_profile_id IS NOT NULL);


--
-- Name: ix_profiles_sending_whatsapp_number_profile_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_sending_whatsapp_number_profile_id ON public.profiles USING btree (org_id, sending_whatsapp_number_profile_id) WHERE (sending_whatsapp_number_profile_id IS NOT NULL);


--
-- Name: ix_registrations_kind_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_kind_subject_id ON public.registrations USING btree (kind, subject_id);


--
-- Name: ix_registrations_next_check_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_next_check_at ON public.registrations USING btree (next_check_at);


--
-- Name: ix_registrations_org_id_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_org_id_state ON public.registrations USING btree (org_id, state);


--
-- Name: ix_registrations_tcr_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_tcr_id ON public.registrations USING btree (tcr_id);


--
-- Name: ix_registrations_vendor_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_vendor_id ON public.registrations USING btree (vendor_id);


--
-- Name: ix_runs_profile_id_requested_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_runs_profile_id_requested_at ON public.runs USING btree (profile_id, requested_at);


--
-- Name: ix_wakeups_active; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_wakeups_active ON public.wakeups USING btree (lane, org_id, tag) WHERE ((state)::text <> 'idle'::text);


--
-- Name: ix_wakeups_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_wakeups_due ON public.wakeups USING btree (due_at) WHERE ((state)::text = 'idle'::text);


--
-- Name: ix_wakeups_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_wakeups_waiting ON public.wakeups USING btree (lane, tag) WHERE ((state)::text = 'waiting'::text);


--
-- Name: ix_webhook_endpoints_org_id_created_at_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhook_endpoints_org_id_created_at_id ON public.webhook_endpoints USING btree (org_id, created_at, id);


--
-- Name: ix_whatsapp_registrations_phone_number_id_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_whatsapp_registrations_phone_number_id_at ON public.whatsapp_registrations USING btree (phone_number_id, at);


--
-- Name: procrastinate_events_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);


--
-- Name: procrastinate_jobs_id_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));


--
-- Name: procrastinate_jobs_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_priority_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_queue_name_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);


--
-- Name: procrastinate_jobs_queueing_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_periodic_defers_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);


--
-- Name: uq_agreements_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_agreements_open ON public.agreements USING btree (org_id, owner_id, kind, subject_id, completion_of) WHERE ((used_at IS NULL) AND (ended_at IS NULL));


--
-- Name: uq_runs_open_profile; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_runs_open_profile ON public.runs USING btree (profile_id) WHERE (finished_at IS NULL);


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_aborted_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_inserted_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_abort_requested_events_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_delete_jobs_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_scheduled_events_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_insert_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_update_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();


--
-- Name: agreements fk_agreements_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT fk_agreements_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: api_keys fk_api_keys_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: api_keys fk_api_keys_profile_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_profile_id FOREIGN KEY (profile_id) REFERENCES public.profiles(id);


--
-- Name: api_keys fk_api_keys_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_user_id FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: brands fk_brands_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.brands
    ADD CONSTRAINT fk_brands_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: campaigns fk_campaigns_brand_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT fk_campaigns_brand_id FOREIGN KEY (brand_id) REFERENCES public.brands(id);


--
-- Name: campaigns fk_campaigns_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT fk_campaigns_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: channels fk_channels_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channels
    ADD CONSTRAINT fk_channels_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: channels fk_channels_profile_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channels
    ADD CONSTRAINT fk_channels_profile_id FOREIGN KEY (profile_id) REFERENCES public.profiles(id);


--
-- Name: channels fk_channels_run_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channels
    ADD CONSTRAINT fk_channels_run_id FOREIGN KEY (run_id) REFERENCES public.runs(id);


--
-- Name: claims fk_claims_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT fk_claims_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: deliveries fk_deliveries_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_event_id FOREIGN KEY (event_id) REFERENCES public.events(id);


--
-- Name: deliveries fk_deliveries_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: delivery_attempts fk_delivery_attempts_delivery_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_attempts
    ADD CONSTRAINT fk_delivery_attempts_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.deliveries(id);


--
-- Name: delivery_attempts fk_delivery_attempts_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_attempts
    ADD CONSTRAINT fk_delivery_attempts_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: events fk_events_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: events fk_events_profile_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_profile_id FOREIGN KEY (profile_id) REFERENCES public.profiles(id);


--
-- Name: idempotency_records fk_idempotency_records_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT fk_idempotency_records_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: profile_counts fk_profile_counts_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profile_counts
    ADD CONSTRAINT fk_profile_counts_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: profiles fk_profiles_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profiles
    ADD CONSTRAINT fk_profiles_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: registration_moves fk_registration_moves_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registration_moves
    ADD CONSTRAINT fk_registration_moves_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: registration_moves fk_registration_moves_registration_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registration_moves
    ADD CONSTRAINT fk_registration_moves_registration_id FOREIGN KEY (registration_id) REFERENCES public.registrations(id);


--
-- Name: registrations fk_registrations_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.registrations
    ADD CONSTRAINT fk_registrations_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: run_attempts fk_run_attempts_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_attempts
    ADD CONSTRAINT fk_run_attempts_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: run_attempts fk_run_attempts_run_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_attempts
    ADD CONSTRAINT fk_run_attempts_run_id FOREIGN KEY (run_id) REFERENCES public.runs(id);


--
-- Name: run_callbacks fk_run_callbacks_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_callbacks
    ADD CONSTRAINT fk_run_callbacks_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: run_callbacks fk_run_callbacks_run_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_callbacks
    ADD CONSTRAINT fk_run_callbacks_run_id FOREIGN KEY (run_id) REFERENCES public.runs(id);


--
-- Name: run_steps fk_run_steps_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_steps
    ADD CONSTRAINT fk_run_steps_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: run_steps fk_run_steps_run_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_steps
    ADD CONSTRAINT fk_run_steps_run_id FOREIGN KEY (run_id) REFERENCES public.runs(id);


--
-- Name: runs fk_runs_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs
    ADD CONSTRAINT fk_runs_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: runs fk_runs_profile_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.runs
    ADD CONSTRAINT fk_runs_profile_id FOREIGN KEY (profile_id) REFERENCES public.profiles(id);


--
-- Name: users fk_users_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT fk_users_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: webhook_endpoints fk_webhook_endpoints_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT fk_webhook_endpoints_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: whatsapp_accounts fk_whatsapp_accounts_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.whatsapp_accounts
    ADD CONSTRAINT fk_whatsapp_accounts_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- Name: procrastinate_events procrastinate_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;


--
-- Name: procrastinate_jobs procrastinate_jobs_worker_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);


--
-- PostgreSQL database dump complete
--


