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
-- Name: dbos; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA dbos;


--
-- Name: enqueue_workflow(text, text, json[], json, text, text, text, text, bigint, bigint, text, integer, text, text, text, bigint, text); Type: FUNCTION; Schema: dbos; Owner: -
--

CREATE FUNCTION dbos.enqueue_workflow(workflow_name text, queue_name text, positional_args json[] DEFAULT ARRAY[]::json[], named_args json DEFAULT '{}'::json, class_name text DEFAULT NULL::text, config_name text DEFAULT NULL::text, workflow_id text DEFAULT NULL::text, app_version text DEFAULT NULL::text, timeout_ms bigint DEFAULT NULL::bigint, deadline_epoch_ms bigint DEFAULT NULL::bigint, deduplication_id text DEFAULT NULL::text, priority integer DEFAULT NULL::integer, queue_partition_key text DEFAULT NULL::text, authenticated_user text DEFAULT NULL::text, authenticated_roles text DEFAULT NULL::text, delay_until_epoch_ms bigint DEFAULT NULL::bigint, application_name text DEFAULT NULL::text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_workflow_id TEXT;
    v_serialized_inputs TEXT;
    v_owner_xid TEXT;
    v_now BIGINT;
    v_recovery_attempts INT4 := 0;
    v_priority INT4;
    v_status TEXT;
BEGIN

    -- Validate required parameters
    IF workflow_name IS NULL OR workflow_name = '' THEN
        RAISE EXCEPTION 'Workflow name cannot be null or empty';
    END IF;
    IF queue_name IS NULL OR queue_name = '' THEN
        RAISE EXCEPTION 'Queue name cannot be null or empty';
    END IF;
    IF named_args IS NOT NULL AND jsonb_typeof(named_args::jsonb) != 'object' THEN
        RAISE EXCEPTION 'Named args must be a JSON object';
    END IF;
    IF workflow_id IS NOT NULL AND workflow_id = '' THEN
        RAISE EXCEPTION 'Workflow ID cannot be an empty string if provided.';
    END IF;
    IF delay_until_epoch_ms IS NOT NULL AND delay_until_epoch_ms < 0 THEN
        RAISE EXCEPTION 'delay_until_epoch_ms must be >= 0';
    END IF;

    v_workflow_id := COALESCE(workflow_id, gen_random_uuid()::TEXT);
    v_owner_xid := gen_random_uuid()::TEXT;
    v_priority := COALESCE(priority, 0);
    v_serialized_inputs := json_build_object(
        'positionalArgs', positional_args,
        'namedArgs', named_args
    )::TEXT;
    v_now := EXTRACT(epoch FROM now()) * 1000;
    v_status := CASE WHEN delay_until_epoch_ms IS NULL THEN 'ENQUEUED' ELSE 'DELAYED' END;

    INSERT INTO "dbos".workflow_status (
        workflow_uuid, status,
        name, class_name, config_name,
        queue_name, deduplication_id, priority, queue_partition_key,
        application_version,
        created_at, updated_at, recovery_attempts,
        workflow_timeout_ms, workflow_deadline_epoch_ms,
        parent_workflow_id, owner_xid, serialization,
        authenticated_user, authenticated_roles,
        delay_until_epoch_ms, application_name
    ) VALUES (
        v_workflow_id, v_status,
        workflow_name, class_name, config_name,
        queue_name, deduplication_id, v_priority, queue_partition_key,
        app_version,
        v_now, v_now, v_recovery_attempts,
        timeout_ms, deadline_epoch_ms,
        NULL, v_owner_xid, 'portable_json',
        authenticated_user, authenticated_roles,
        delay_until_epoch_ms, application_name
    )
    ON CONFLICT (workflow_uuid)
    DO UPDATE SET
        updated_at = EXCLUDED.updated_at;

    INSERT INTO "dbos".workflow_input (
        workflow_uuid, inputs, retention_timestamp
    ) VALUES (
        v_workflow_id, v_serialized_inputs, v_now
    )
    ON CONFLICT (workflow_uuid) DO NOTHING;

    RETURN v_workflow_id;

EXCEPTION
    WHEN unique_violation THEN
        RAISE EXCEPTION 'DBOS queue duplicated'
            USING DETAIL = format('Workflow %s with queue %s and deduplication ID %s already exists', v_workflow_id, queue_name, deduplication_id),
                ERRCODE = 'unique_violation';
END;
$$;


--
-- Name: notifications_function(); Type: FUNCTION; Schema: dbos; Owner: -
--

CREATE FUNCTION dbos.notifications_function() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    payload text := NEW.destination_uuid || '::' || NEW.topic;
BEGIN
    PERFORM pg_notify('dbos_notifications_channel', payload);
    RETURN NEW;
END;
$$;


--
-- Name: send_message(text, json, text, text); Type: FUNCTION; Schema: dbos; Owner: -
--

CREATE FUNCTION dbos.send_message(destination_id text, message json, topic text DEFAULT NULL::text, message_id text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    v_topic TEXT := COALESCE(topic, '__null__topic__');
    v_message_id TEXT := COALESCE(message_id, gen_random_uuid()::TEXT);
BEGIN
    INSERT INTO "dbos".notifications (
        destination_uuid, topic, message, message_uuid, serialization
    ) VALUES (
        destination_id, v_topic, message, v_message_id, 'portable_json'
    )
    ON CONFLICT (message_uuid) DO NOTHING;
EXCEPTION
    WHEN foreign_key_violation THEN
        RAISE EXCEPTION 'DBOS non-existent workflow'
            USING DETAIL = format('Destination workflow %s does not exist', destination_id),
                ERRCODE = 'foreign_key_violation';
END;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: application_versions; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.application_versions (
    version_id text NOT NULL,
    version_name text NOT NULL,
    version_timestamp bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    created_at bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    application_name text
);


--
-- Name: dbos_migrations; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.dbos_migrations (
    version bigint NOT NULL
);


--
-- Name: event_dispatch_kv; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.event_dispatch_kv (
    service_name text NOT NULL,
    workflow_fn_name text NOT NULL,
    key text NOT NULL,
    value text,
    update_seq numeric(38,0),
    update_time numeric(38,15)
);


--
-- Name: notifications; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.notifications (
    message_uuid text DEFAULT gen_random_uuid() NOT NULL,
    destination_uuid text NOT NULL,
    topic text,
    message text NOT NULL,
    created_at_epoch_ms bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    serialization text,
    consumed boolean DEFAULT false NOT NULL,
    consumed_by_function_id integer
);


--
-- Name: operation_outputs; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.operation_outputs (
    workflow_uuid text NOT NULL,
    function_id integer NOT NULL,
    function_name text DEFAULT ''::text NOT NULL,
    output text,
    error text,
    child_workflow_id text,
    started_at_epoch_ms bigint,
    completed_at_epoch_ms bigint,
    serialization text,
    application_name text,
    retention_timestamp bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL
);


--
-- Name: queues; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.queues (
    queue_id text DEFAULT (gen_random_uuid())::text NOT NULL,
    name text NOT NULL,
    concurrency integer,
    worker_concurrency integer,
    rate_limit_max integer,
    rate_limit_period_sec double precision,
    priority_enabled boolean DEFAULT false NOT NULL,
    partition_queue boolean DEFAULT false NOT NULL,
    polling_interval_sec double precision DEFAULT 1.0 NOT NULL,
    created_at bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    updated_at bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    application_name text,
    partition_concurrency integer,
    partition_worker_concurrency integer,
    partition_rate_limit_max integer,
    partition_rate_limit_period_sec double precision
);


--
-- Name: streams; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.streams (
    workflow_uuid text NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    "offset" integer NOT NULL,
    function_id integer DEFAULT 0 NOT NULL,
    serialization text
);


--
-- Name: workflow_events; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_events (
    workflow_uuid text NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    serialization text
);


--
-- Name: workflow_events_history; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_events_history (
    workflow_uuid text NOT NULL,
    function_id integer NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    serialization text
);


--
-- Name: workflow_input; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_input (
    workflow_uuid text NOT NULL,
    inputs text,
    retention_timestamp bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL
);


--
-- Name: workflow_output; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_output (
    workflow_uuid text NOT NULL,
    output text,
    error text,
    retention_timestamp bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL
);


--
-- Name: workflow_schedules; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_schedules (
    schedule_id text NOT NULL,
    schedule_name text NOT NULL,
    workflow_name text NOT NULL,
    workflow_class_name text,
    schedule text NOT NULL,
    status text DEFAULT 'ACTIVE'::text NOT NULL,
    context text NOT NULL,
    last_fired_at text,
    automatic_backfill boolean DEFAULT false NOT NULL,
    cron_timezone text,
    queue_name text,
    application_name text
);


--
-- Name: workflow_status; Type: TABLE; Schema: dbos; Owner: -
--

CREATE TABLE dbos.workflow_status (
    workflow_uuid text NOT NULL,
    status text,
    name text,
    authenticated_user text,
    assumed_role text,
    authenticated_roles text,
    request text,
    output text,
    error text,
    executor_id text,
    created_at bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    updated_at bigint DEFAULT ((EXTRACT(epoch FROM now()) * 1000.0))::bigint NOT NULL,
    application_version text,
    application_id text,
    class_name character varying(255) DEFAULT NULL::character varying,
    config_name character varying(255) DEFAULT NULL::character varying,
    recovery_attempts bigint DEFAULT 0,
    queue_name text,
    workflow_timeout_ms bigint,
    workflow_deadline_epoch_ms bigint,
    inputs text,
    started_at_epoch_ms bigint,
    deduplication_id text,
    priority integer DEFAULT 0 NOT NULL,
    queue_partition_key text,
    forked_from text,
    owner_xid text,
    parent_workflow_id text,
    serialization text,
    delay_until_epoch_ms bigint,
    was_forked_from boolean DEFAULT false NOT NULL,
    rate_limited boolean DEFAULT false NOT NULL,
    completed_at bigint,
    attributes jsonb,
    schedule_name text,
    debounce_deadline_epoch_ms bigint,
    is_debounced boolean DEFAULT false NOT NULL,
    application_name text,
    creator_xid text
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
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id character varying(64) NOT NULL,
    org_id character varying(64) NOT NULL,
    event_id character varying(64) NOT NULL,
    run_id character varying(64) NOT NULL,
    url text NOT NULL,
    body text NOT NULL,
    status character varying(16) NOT NULL,
    next_attempt_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
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
    review_reason text
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
    words jsonb NOT NULL,
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
    words jsonb NOT NULL,
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
    created_at timestamp with time zone NOT NULL
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
-- Data for Name: application_versions; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.application_versions VALUES ('09ef0e2f-89f3-4d67-9dd1-66a80ac69b05', '1', 1795465281718, 1795465281718, 'clearsend');


--
-- Data for Name: dbos_migrations; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.dbos_migrations VALUES (125);


--
-- Data for Name: event_dispatch_kv; Type: TABLE DATA; Schema: dbos; Owner: -
--



--
-- Data for Name: notifications; Type: TABLE DATA; Schema: dbos; Owner: -
--



--
-- Data for Name: operation_outputs; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.operation_outputs VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 1, 'begin', '"go_on"', NULL, NULL, 1795465282882, 1795465282905, 'clearsend_json', 'clearsend', 1795465282907);
INSERT INTO dbos.operation_outputs VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795465282918, 1795465283009, 'clearsend_json', 'clearsend', 1795465283010);
INSERT INTO dbos.operation_outputs VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795465283012, 1795465283031, 'clearsend_json', 'clearsend', 1795465283031);
INSERT INTO dbos.operation_outputs VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 4, 'settle', '"ended"', NULL, NULL, 1795465283034, 1795465283097, 'clearsend_json', 'clearsend', 1795465283102);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-23T20:21:23+00:00', 1, 'sweep', '"0"', NULL, NULL, 1795465283100, 1795465283123, 'clearsend_json', 'clearsend', 1795465283125);
INSERT INTO dbos.operation_outputs VALUES ('deliver-d2d765f1-9cea-4b39-a698-9ca9d13f1d66-1', 1, 'send', '"delivered"', NULL, NULL, 1795465283149, 1795465283275, 'clearsend_json', 'clearsend', 1795465283278);
INSERT INTO dbos.operation_outputs VALUES ('advance-8475b3f2-455d-4fd4-9bb3-841d8d0b2376', 1, 'turn', '"done"', NULL, NULL, 1795465283215, 1795465283307, 'clearsend_json', 'clearsend', 1795465283315);
INSERT INTO dbos.operation_outputs VALUES ('advance-82d4b631-e552-46a2-a983-5080b579f17f', 1, 'turn', '"more"', NULL, NULL, 1795465283215, 1795465283364, 'clearsend_json', 'clearsend', 1795465283366);
INSERT INTO dbos.operation_outputs VALUES ('advance-82d4b631-e552-46a2-a983-5080b579f17f', 2, 'turn', '"done"', NULL, NULL, 1795465283367, 1795465283398, 'clearsend_json', 'clearsend', 1795465283399);
INSERT INTO dbos.operation_outputs VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 1, 'begin', '"go_on"', NULL, NULL, 1795465283519, 1795465283533, 'clearsend_json', 'clearsend', 1795465283535);
INSERT INTO dbos.operation_outputs VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795465283541, 1795465283581, 'clearsend_json', 'clearsend', 1795465283583);
INSERT INTO dbos.operation_outputs VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795465283585, 1795465283608, 'clearsend_json', 'clearsend', 1795465283609);
INSERT INTO dbos.operation_outputs VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 4, 'settle', '"ended"', NULL, NULL, 1795465283613, 1795465283673, 'clearsend_json', 'clearsend', 1795465283675);
INSERT INTO dbos.operation_outputs VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-1', 1, 'send', '"retrying"', NULL, NULL, 1795465283753, 1795465283774, 'clearsend_json', 'clearsend', 1795465283775);
INSERT INTO dbos.operation_outputs VALUES ('advance-87189a95-1843-467f-b2df-6f341674bcb9', 1, 'turn', '"more"', NULL, NULL, 1795465283784, 1795465283829, 'clearsend_json', 'clearsend', 1795465283834);
INSERT INTO dbos.operation_outputs VALUES ('advance-49991fb8-b399-4282-917f-c2f35ac17c40', 1, 'turn', '"done"', NULL, NULL, 1795465283784, 1795465283835, 'clearsend_json', 'clearsend', 1795465283840);
INSERT INTO dbos.operation_outputs VALUES ('advance-87189a95-1843-467f-b2df-6f341674bcb9', 2, 'turn', '"done"', NULL, NULL, 1795465283842, 1795465283878, 'clearsend_json', 'clearsend', 1795465283880);
INSERT INTO dbos.operation_outputs VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 1, 'begin', '"go_on"', NULL, NULL, 1795465283992, 1795465284000, 'clearsend_json', 'clearsend', 1795465284002);
INSERT INTO dbos.operation_outputs VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795465284003, 1795465284078, 'clearsend_json', 'clearsend', 1795465284080);
INSERT INTO dbos.operation_outputs VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795465284083, 1795465284115, 'clearsend_json', 'clearsend', 1795465284116);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-23T20:21:24+00:00', 1, 'sweep', '"0"', NULL, NULL, 1795465284117, 1795465284123, 'clearsend_json', 'clearsend', 1795465284124);
INSERT INTO dbos.operation_outputs VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 4, 'settle', '"ended"', NULL, NULL, 1795465284122, 1795465284166, 'clearsend_json', 'clearsend', 1795465284167);
INSERT INTO dbos.operation_outputs VALUES ('deliver-3480efae-15d9-466d-abbd-ac473f7c59a7-1', 1, 'send', '"delivered"', NULL, NULL, 1795465284228, 1795465284255, 'clearsend_json', 'clearsend', 1795465284257);
INSERT INTO dbos.operation_outputs VALUES ('advance-ce066c16-f8e3-487a-b415-0cd226f1a0a8', 1, 'turn', '"more"', NULL, NULL, 1795465284244, 1795465284316, 'clearsend_json', 'clearsend', 1795465284318);
INSERT INTO dbos.operation_outputs VALUES ('advance-ce066c16-f8e3-487a-b415-0cd226f1a0a8', 2, 'turn', '"done"', NULL, NULL, 1795465284322, 1795465284361, 'clearsend_json', 'clearsend', 1795465284362);
INSERT INTO dbos.operation_outputs VALUES ('complete-458d16e2-39b8-4269-a931-a9a22af6d596-1', 1, 'begin', '"go_on"', NULL, NULL, 1795465284453, 1795465284460, 'clearsend_json', 'clearsend', 1795465284461);
INSERT INTO dbos.operation_outputs VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-1', 1, 'begin', '"go_on"', NULL, NULL, 1795465284568, 1795465284590, 'clearsend_json', 'clearsend', 1795465284592);
INSERT INTO dbos.operation_outputs VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-1', 2, 'connect_sms', '"later"', NULL, NULL, 1795465284594, 1795465284640, 'clearsend_json', 'clearsend', 1795465284642);


--
-- Data for Name: queues; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.queues VALUES ('28f2805d-8f4f-4817-a0fc-874c2545eeda', 'completions', NULL, 20, NULL, NULL, true, false, 0.1, 1795465281758, 1795465281751, 'clearsend', NULL, NULL, NULL, NULL);
INSERT INTO dbos.queues VALUES ('2d1949da-6610-4cae-89bd-63dd90dcfae2', 'deliveries', NULL, 20, NULL, NULL, true, false, 0.1, 1795465281780, 1795465281779, 'clearsend', NULL, NULL, NULL, NULL);
INSERT INTO dbos.queues VALUES ('ed5187a0-137c-4f6b-a41c-3984524b7a7f', 'registrations', NULL, 10, NULL, NULL, true, false, 0.1, 1795465281789, 1795465281787, 'clearsend', NULL, NULL, NULL, NULL);


--
-- Data for Name: streams; Type: TABLE DATA; Schema: dbos; Owner: -
--



--
-- Data for Name: workflow_events; Type: TABLE DATA; Schema: dbos; Owner: -
--



--
-- Data for Name: workflow_events_history; Type: TABLE DATA; Schema: dbos; Owner: -
--



--
-- Data for Name: workflow_input; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_input VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "c403222f-1c36-436f-84bb-0537c2169744", 1], "kwargs": {}}', 1795465282239);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-23T20:21:23+00:00', '{"args": [{"__time__": "2026-11-23T20:21:23+00:00"}, null], "kwargs": {}}', 1795465283027);
INSERT INTO dbos.workflow_input VALUES ('deliver-d2d765f1-9cea-4b39-a698-9ca9d13f1d66-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "d2d765f1-9cea-4b39-a698-9ca9d13f1d66", 1], "kwargs": {}}', 1795465283037);
INSERT INTO dbos.workflow_input VALUES ('advance-8475b3f2-455d-4fd4-9bb3-841d8d0b2376', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6", "completion"], "kwargs": {}}', 1795465283037);
INSERT INTO dbos.workflow_input VALUES ('advance-82d4b631-e552-46a2-a983-5080b579f17f', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "0fe580f8-de62-48ac-8429-7578c7ceb38f", "completion"], "kwargs": {}}', 1795465283037);
INSERT INTO dbos.workflow_input VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "0297f3bb-aebb-4012-a384-d309838f3870", 1], "kwargs": {}}', 1795465283411);
INSERT INTO dbos.workflow_input VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "3501c557-1f26-4805-b206-74b152eb6bd7", 1], "kwargs": {}}', 1795465283618);
INSERT INTO dbos.workflow_input VALUES ('advance-49991fb8-b399-4282-917f-c2f35ac17c40', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "4a724bf6-093e-4b81-9bd8-f8d854c45d57", "completion"], "kwargs": {}}', 1795465283618);
INSERT INTO dbos.workflow_input VALUES ('advance-87189a95-1843-467f-b2df-6f341674bcb9', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "0fe580f8-de62-48ac-8429-7578c7ceb38f", "completion"], "kwargs": {}}', 1795465283618);
INSERT INTO dbos.workflow_input VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-2', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "3501c557-1f26-4805-b206-74b152eb6bd7", 2], "kwargs": {}}', 1795465283768);
INSERT INTO dbos.workflow_input VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "9d6988c2-f1e0-47b9-811d-5dbfea834c14", 1], "kwargs": {}}', 1795465283926);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-23T20:21:24+00:00', '{"args": [{"__time__": "2026-11-23T20:21:24+00:00"}, null], "kwargs": {}}', 1795465284076);
INSERT INTO dbos.workflow_input VALUES ('deliver-3480efae-15d9-466d-abbd-ac473f7c59a7-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "3480efae-15d9-466d-abbd-ac473f7c59a7", 1], "kwargs": {}}', 1795465284130);
INSERT INTO dbos.workflow_input VALUES ('advance-ce066c16-f8e3-487a-b415-0cd226f1a0a8', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "b2a1f0c3-e220-40d9-a326-08ded445f79d", "completion"], "kwargs": {}}', 1795465284130);
INSERT INTO dbos.workflow_input VALUES ('advance-674dfad4-caaf-4914-ab0b-cb0a2c61b73f', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "b2a1f0c3-e220-40d9-a326-08ded445f79d", "registration"], "kwargs": {}}', 1795465284301);
INSERT INTO dbos.workflow_input VALUES ('complete-458d16e2-39b8-4269-a931-a9a22af6d596-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "458d16e2-39b8-4269-a931-a9a22af6d596", 1], "kwargs": {}}', 1795465284305);
INSERT INTO dbos.workflow_input VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "a081a9c5-678a-4fcb-87ae-ac9e4be9f88c", 1], "kwargs": {}}', 1795465284529);
INSERT INTO dbos.workflow_input VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-2', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "a081a9c5-678a-4fcb-87ae-ac9e4be9f88c", 2], "kwargs": {}}', 1795465284616);
INSERT INTO dbos.workflow_input VALUES ('complete-0fd01123-88e1-427e-95b0-27cb57338950-1', '{"args": ["0fe580f8-de62-48ac-8429-7578c7ceb38f", "0fd01123-88e1-427e-95b0-27cb57338950", 1], "kwargs": {}}', 1795465285422);


--
-- Data for Name: workflow_output; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_output VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 'null', NULL, 1795465283116);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-23T20:21:23+00:00', 'null', NULL, 1795465283127);
INSERT INTO dbos.workflow_output VALUES ('deliver-d2d765f1-9cea-4b39-a698-9ca9d13f1d66-1', 'null', NULL, 1795465283309);
INSERT INTO dbos.workflow_output VALUES ('advance-8475b3f2-455d-4fd4-9bb3-841d8d0b2376', 'null', NULL, 1795465283333);
INSERT INTO dbos.workflow_output VALUES ('advance-82d4b631-e552-46a2-a983-5080b579f17f', 'null', NULL, 1795465283411);
INSERT INTO dbos.workflow_output VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 'null', NULL, 1795465283679);
INSERT INTO dbos.workflow_output VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-1', 'null', NULL, 1795465283780);
INSERT INTO dbos.workflow_output VALUES ('advance-49991fb8-b399-4282-917f-c2f35ac17c40', 'null', NULL, 1795465283853);
INSERT INTO dbos.workflow_output VALUES ('advance-87189a95-1843-467f-b2df-6f341674bcb9', 'null', NULL, 1795465283883);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-23T20:21:24+00:00', 'null', NULL, 1795465284130);
INSERT INTO dbos.workflow_output VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 'null', NULL, 1795465284169);
INSERT INTO dbos.workflow_output VALUES ('deliver-3480efae-15d9-466d-abbd-ac473f7c59a7-1', 'null', NULL, 1795465284260);
INSERT INTO dbos.workflow_output VALUES ('advance-ce066c16-f8e3-487a-b415-0cd226f1a0a8', 'null', NULL, 1795465284365);
INSERT INTO dbos.workflow_output VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-1', 'null', NULL, 1795465284645);


--
-- Data for Name: workflow_schedules; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_schedules VALUES ('d98fa3a7-ac58-44ad-9932-daa938a8ef42', 'reconcile', 'reconcile', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-23T20:21:24+00:00', false, NULL, 'registrations', 'clearsend');


--
-- Data for Name: workflow_status; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_status VALUES ('complete-c403222f-1c36-436f-84bb-0537c2169744-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465282239, 1795465283116, '1', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795465282853, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283116, 'null', NULL, NULL, false, 'clearsend', '01e72c3f-f0b4-42da-9fb0-9ba62c8582eb');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-23T20:21:23+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283027, 1795465283127, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465283089, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795465283127, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('deliver-d2d765f1-9cea-4b39-a698-9ca9d13f1d66-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283037, 1795465283309, '1', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795465283123, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283309, 'null', NULL, NULL, false, 'clearsend', '5c470069-4bda-4e64-8d28-88aeb7f65fb6');
INSERT INTO dbos.workflow_status VALUES ('advance-8475b3f2-455d-4fd4-9bb3-841d8d0b2376', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283037, 1795465283333, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465283204, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283333, 'null', NULL, NULL, false, 'clearsend', 'cd8a0b00-9d17-4e8e-9151-4e0460d368f4');
INSERT INTO dbos.workflow_status VALUES ('advance-82d4b631-e552-46a2-a983-5080b579f17f', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283037, 1795465283411, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465283204, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283411, 'null', NULL, NULL, false, 'clearsend', '8e5c2e73-abab-4aff-825d-17ab4d872189');
INSERT INTO dbos.workflow_status VALUES ('complete-0297f3bb-aebb-4012-a384-d309838f3870-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283411, 1795465283679, '1', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795465283494, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283679, 'null', NULL, NULL, false, 'clearsend', '9e3e5e2c-ec08-4181-9ca4-f981c63103db');
INSERT INTO dbos.workflow_status VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-2', 'DELAYED', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795465283768, 1795465283768, NULL, NULL, NULL, NULL, 0, 'deliveries', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', 1795465284595, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '3c3d935c-40ef-490e-a7f4-a8042684506f');
INSERT INTO dbos.workflow_status VALUES ('deliver-3501c557-1f26-4805-b206-74b152eb6bd7-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283618, 1795465283780, '1', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795465283746, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283780, 'null', NULL, NULL, false, 'clearsend', '56dde6e2-a4b4-46f9-a610-00755aa6ca6e');
INSERT INTO dbos.workflow_status VALUES ('advance-49991fb8-b399-4282-917f-c2f35ac17c40', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283618, 1795465283853, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465283773, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283853, 'null', NULL, NULL, false, 'clearsend', 'f99f7321-79b0-447d-ab54-7d963fbccab5');
INSERT INTO dbos.workflow_status VALUES ('advance-87189a95-1843-467f-b2df-6f341674bcb9', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283618, 1795465283883, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465283773, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465283883, 'null', NULL, NULL, false, 'clearsend', '19e1a4bd-52f5-4ad6-b9b9-e61482dbfa4f');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-23T20:21:24+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465284076, 1795465284130, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465284106, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795465284130, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('complete-9d6988c2-f1e0-47b9-811d-5dbfea834c14-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465283926, 1795465284169, '1', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795465283986, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465284169, 'null', NULL, NULL, false, 'clearsend', '65b92eac-ad5a-467d-86ec-4a6e56f23ee5');
INSERT INTO dbos.workflow_status VALUES ('deliver-3480efae-15d9-466d-abbd-ac473f7c59a7-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465284130, 1795465284260, '1', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795465284210, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465284260, 'null', NULL, NULL, false, 'clearsend', '3900c033-1177-4b22-a841-f29e14165727');
INSERT INTO dbos.workflow_status VALUES ('advance-674dfad4-caaf-4914-ab0b-cb0a2c61b73f', 'DELAYED', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795465284301, 1795465284301, NULL, NULL, NULL, NULL, 0, 'registrations', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', 1795465285430, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'aa9d7c59-4fe5-4e90-8b0d-19fb8dc4ca53');
INSERT INTO dbos.workflow_status VALUES ('advance-ce066c16-f8e3-487a-b415-0cd226f1a0a8', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465284130, 1795465284365, '1', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795465284221, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465284365, 'null', NULL, NULL, false, 'clearsend', '5a18cbf2-891c-4737-8598-d1b7ed239a25');
INSERT INTO dbos.workflow_status VALUES ('complete-458d16e2-39b8-4269-a931-a9a22af6d596-1', 'PENDING', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465284305, 1795465284441, '1', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795465284441, NULL, 0, NULL, NULL, 'b9ad03f0-8b88-4adf-9eed-2acf49bcb213', NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '8dc034ec-f9af-470d-af3c-012bcf22dc0f');
INSERT INTO dbos.workflow_status VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-2', 'DELAYED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795465284616, 1795465284616, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', 1795465285614, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'fc88577f-afda-4660-ad2f-d758d7c3e9f7');
INSERT INTO dbos.workflow_status VALUES ('complete-a081a9c5-678a-4fcb-87ae-ac9e4be9f88c-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '998f9403057b.12980.2585175.800d44af', 1795465284529, 1795465284645, '1', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795465284558, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795465284645, 'null', NULL, NULL, false, 'clearsend', 'e9172831-f7c1-485e-a3d4-91b65411ff30');
INSERT INTO dbos.workflow_status VALUES ('complete-0fd01123-88e1-427e-95b0-27cb57338950-1', 'ENQUEUED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795465285422, 1795465285422, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '70ee06e2-ba47-45ec-bbec-662c742bc7dc');


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0002');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('0371b6b4-9bb9-4162-bf18-85b82d1ad913', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', NULL, 'first key', '877865ebc5e9e6c17daba02fe8d498757401e6f5f9834dcc5d192db6851cd469', 'cs_h5DAMCB', '2026-11-23 20:21:21.268815+00', NULL);


--
-- Data for Name: brands; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.brands VALUES ('2fcabfad-1a3d-4bfa-a700-98362b889fd4', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, 'ACTIVE', 'UNVERIFIED', NULL, 'S555TEL', '2026-11-23 20:21:23.342292+00', '2026-11-23 20:21:22.174709+00', '2026-11-23 20:21:22.174709+00');
INSERT INTO public.brands VALUES ('b99aac74-2c50-4f10-ab2c-9bb0655ee924', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23 20:21:23.881676+00', '2026-11-23 20:21:23.881676+00');


--
-- Data for Name: campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaigns VALUES ('f1f8caa4-cd07-4735-a26b-7254532bad07', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '2fcabfad-1a3d-4bfa-a700-98362b889fd4', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "ec05cfa3-a395-4c55-99a8-ba657686a69d", "created_at": "2026-11-23T20:21:22.202102+00:00", "updated_at": "2026-11-23T20:21:22.202102+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23 20:21:22.202102+00', '2026-11-23 20:21:22.202102+00', NULL);
INSERT INTO public.campaigns VALUES ('e6879cf5-0b08-447f-8a56-9401bd6ec651', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', 'b99aac74-2c50-4f10-ab2c-9bb0655ee924', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "0e3f5db3-e7b5-4435-856d-fbfffb2ef7ed", "created_at": "2026-11-23T20:21:23.912095+00:00", "updated_at": "2026-11-23T20:21:23.912095+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23 20:21:23.912095+00', '2026-11-23 20:21:23.912095+00', NULL);


--
-- Data for Name: channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.channels VALUES ('4f8e9a57-f6bd-441d-aa62-e69e5e288e8e', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'sms', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "d963e745-27ba-48e7-8772-3d995718a1b8"}', 'c403222f-1c36-436f-84bb-0537c2169744', '2026-11-23 20:21:22.980053+00');
INSERT INTO public.channels VALUES ('6a823349-e383-49be-a691-2fde2cc8c978', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', 'sms', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "d963e745-27ba-48e7-8772-3d995718a1b8"}', '0297f3bb-aebb-4012-a384-d309838f3870', '2026-11-23 20:21:23.571459+00');
INSERT INTO public.channels VALUES ('af817751-a894-43db-99d4-666ff3e7df4f', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', 'sms', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '+12125550122', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "e13503bb-f11e-4f26-aeab-a3dd0e55ed6f"}', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', '2026-11-23 20:21:24.047405+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('d2d765f1-9cea-4b39-a698-9ca9d13f1d66', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4aec2340-057b-417f-89c1-b621acd31586', 'c403222f-1c36-436f-84bb-0537c2169744', 'http://127.0.0.1:44835/done', '{"profileId":"dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6","success":true,"status":"COMPLETED","timestamp":"2026-11-23T20:21:23.036373+00:00","runId":"c403222f-1c36-436f-84bb-0537c2169744","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'delivered', NULL, '2026-11-23 20:21:23.036373+00', '2026-11-23 20:21:23.261112+00');
INSERT INTO public.deliveries VALUES ('3501c557-1f26-4805-b206-74b152eb6bd7', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b21f642e-d46d-4f3b-a09d-a9aac84e2c35', '0297f3bb-aebb-4012-a384-d309838f3870', 'http://127.0.0.1:9/done', '{"profileId":"4a724bf6-093e-4b81-9bd8-f8d854c45d57","success":true,"status":"COMPLETED","timestamp":"2026-11-23T20:21:23.617337+00:00","runId":"0297f3bb-aebb-4012-a384-d309838f3870","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'retrying', '2026-11-23 20:21:24.593638+00', '2026-11-23 20:21:23.617337+00', NULL);
INSERT INTO public.deliveries VALUES ('3480efae-15d9-466d-abbd-ac473f7c59a7', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '6cc77987-8134-4fa6-9f81-ba091bf1be5f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'http://127.0.0.1:44835/done', '{"profileId":"b2a1f0c3-e220-40d9-a326-08ded445f79d","success":true,"status":"SUBMITTED","timestamp":"2026-11-23T20:21:24.129790+00:00","runId":"9d6988c2-f1e0-47b9-811d-5dbfea834c14","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}', 'delivered', NULL, '2026-11-23 20:21:24.12979+00', '2026-11-23 20:21:24.25031+00');


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'd2d765f1-9cea-4b39-a698-9ca9d13f1d66', 1, 'delivered', 200, 85, '', NULL, '2026-11-23 20:21:23.154238+00');
INSERT INTO public.delivery_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '3501c557-1f26-4805-b206-74b152eb6bd7', 1, 'connection_failed', NULL, 1, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-23 20:21:23.760371+00');
INSERT INTO public.delivery_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '3480efae-15d9-466d-abbd-ac473f7c59a7', 1, 'delivered', 200, 3, '', NULL, '2026-11-23 20:21:24.233095+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('8408e648-332d-4f1a-a8c0-faaadbecd540', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', NULL, 'profile.created', '{"name": "Completed"}', '2026-11-23 20:21:22.216269+00');
INSERT INTO public.events VALUES ('36be41ed-9da8-4fd0-b54b-326a9bf3f45c', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'c403222f-1c36-436f-84bb-0537c2169744', 'completion.requested', '{"request_id": "req_RTjOE0sD5A"}', '2026-11-23 20:21:22.23782+00');
INSERT INTO public.events VALUES ('57a30561-4553-4149-bb2b-89d0988d26b3', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'c403222f-1c36-436f-84bb-0537c2169744', 'completion.started', '{}', '2026-11-23 20:21:22.896334+00');
INSERT INTO public.events VALUES ('c9370c52-94d0-42c9-82c6-31b065e0259c', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'c403222f-1c36-436f-84bb-0537c2169744', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-23 20:21:22.980053+00');
INSERT INTO public.events VALUES ('4aec2340-057b-417f-89c1-b621acd31586', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'c403222f-1c36-436f-84bb-0537c2169744', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-23 20:21:23.036373+00');
INSERT INTO public.events VALUES ('3a845d90-c2f2-4176-b1d0-5dae5a211b34', '0fe580f8-de62-48ac-8429-7578c7ceb38f', NULL, NULL, 'brand.submitted', '{"fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}, "kind": "brand", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "8feb56a6-db8b-42b1-a309-05bcf1852cfd", "subject_id": "2fcabfad-1a3d-4bfa-a700-98362b889fd4", "transition": "submitted", "previous_state": "submitting", "registration_id": "61ba8640-59c3-4db5-a06d-f0fc7457df84"}', '2026-11-23 20:21:23.342292+00');
INSERT INTO public.events VALUES ('65e2638f-ad9b-4723-b7ff-825855407156', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', NULL, 'profile.created', '{"name": "Undelivered"}', '2026-11-23 20:21:23.376736+00');
INSERT INTO public.events VALUES ('14055691-9b55-474f-83cb-5acec0ca4bdd', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', '0297f3bb-aebb-4012-a384-d309838f3870', 'completion.requested', '{"request_id": "req_IorzuO9jM7"}', '2026-11-23 20:21:23.41108+00');
INSERT INTO public.events VALUES ('4e46c331-30a6-4c09-a516-31d1f5b0ffe4', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', '0297f3bb-aebb-4012-a384-d309838f3870', 'completion.started', '{}', '2026-11-23 20:21:23.525512+00');
INSERT INTO public.events VALUES ('8c2e937a-e9e3-4c63-87d4-0dabdb4e7d79', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', '0297f3bb-aebb-4012-a384-d309838f3870', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-23 20:21:23.571459+00');
INSERT INTO public.events VALUES ('b21f642e-d46d-4f3b-a09d-a9aac84e2c35', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', '0297f3bb-aebb-4012-a384-d309838f3870', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-23 20:21:23.617337+00');
INSERT INTO public.events VALUES ('946915f4-ab86-448e-af6a-c11fc1b26004', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', NULL, 'profile.created', '{"name": "Registering"}', '2026-11-23 20:21:23.881676+00');
INSERT INTO public.events VALUES ('e953fd8c-2bec-43b5-a2e0-80dbfd1315ae', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'completion.requested', '{"request_id": "req_JZcRaoGjYk"}', '2026-11-23 20:21:23.925678+00');
INSERT INTO public.events VALUES ('688f61cf-c1c1-4d49-b9aa-ed5c41c04225', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'completion.started', '{}', '2026-11-23 20:21:23.996036+00');
INSERT INTO public.events VALUES ('76176ef2-601b-40ba-af20-0c2ab875c8d6', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550122"}', '2026-11-23 20:21:24.047405+00');
INSERT INTO public.events VALUES ('6cc77987-8134-4fa6-9f81-ba091bf1be5f', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'completion.submitted', '{"status": "submitted", "reasons": [{"code": "awaiting_registry", "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]}', '2026-11-23 20:21:24.12979+00');
INSERT INTO public.events VALUES ('b82e5c42-eef8-4273-aca1-16c36bd8a074', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'fc9d954a-1c5b-4344-a496-300b44056c63', NULL, 'profile.created', '{"name": "In conversation"}', '2026-11-23 20:21:24.277302+00');
INSERT INTO public.events VALUES ('fac5baad-7ed7-4fa9-9f41-144ab8d8da7c', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'fc9d954a-1c5b-4344-a496-300b44056c63', '458d16e2-39b8-4269-a931-a9a22af6d596', 'completion.requested', '{"request_id": "req_BtF6A5RjVx"}', '2026-11-23 20:21:24.3043+00');
INSERT INTO public.events VALUES ('97bcf1fd-ba48-45eb-a877-239b517eb553', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'fc9d954a-1c5b-4344-a496-300b44056c63', '458d16e2-39b8-4269-a931-a9a22af6d596', 'completion.started', '{}', '2026-11-23 20:21:24.455954+00');
INSERT INTO public.events VALUES ('5ddc232d-e7a1-4d14-bb41-0a29e82c1b28', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b3c28457-73fe-4d7c-ad0f-153890587619', NULL, 'profile.created', '{"name": "Waiting"}', '2026-11-23 20:21:24.513783+00');
INSERT INTO public.events VALUES ('43e51788-7a20-4196-8fc0-dacff04f189d', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b3c28457-73fe-4d7c-ad0f-153890587619', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'completion.requested', '{"request_id": "req_5Y65gVAt7i"}', '2026-11-23 20:21:24.528877+00');
INSERT INTO public.events VALUES ('17031af4-f520-4f1a-bbc3-6d56c64e63d9', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b3c28457-73fe-4d7c-ad0f-153890587619', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'completion.started', '{}', '2026-11-23 20:21:24.576473+00');
INSERT INTO public.events VALUES ('f39af014-22ad-4a0a-a9be-6f2ac727d305', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b3c28457-73fe-4d7c-ad0f-153890587619', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'completion.delayed', '{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '2026-11-23 20:21:24.614568+00');
INSERT INTO public.events VALUES ('82c1b4bc-79f7-4422-ae7b-00ff1f8e66cf', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '95e8995d-cdfe-4bc6-a412-c6a148997bc0', NULL, 'profile.created', '{"name": "Queued"}', '2026-11-23 20:21:25.395215+00');
INSERT INTO public.events VALUES ('7659e8f9-351a-4e24-9722-93f986db3bb4', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '95e8995d-cdfe-4bc6-a412-c6a148997bc0', '0fd01123-88e1-427e-95b0-27cb57338950', 'completion.requested', '{"request_id": "req_zZXWBVthlO"}', '2026-11-23 20:21:25.421376+00');


--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leases VALUES ('executor:998f9403057b.12980.2585175.800d44af', '998f9403057b.12980.2585175.800d44af', '2026-11-23 20:21:33.813965+00');
INSERT INTO public.leases VALUES ('sms:fc9d954a-1c5b-4344-a496-300b44056c63', '458d16e2-39b8-4269-a931-a9a22af6d596', '2026-11-23 20:24:24.463436+00');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Northwind Group', 'owner-1d20dccd@platform.example', '+12125550199', 'gAAAAABrBKBBpcAgopCqrQy12V3vVNh5YT3tsCYjdmn9YJ5vVq8Y24CWcNAF6wZ-Hl3oXHqx7uveEX6uSgnj7jg2mmxmZ40ciN9KeZMLugDybqwZPf2QLTySdRTUx9IqfkkfVmHXpdjQly8O9PTRzFG45-rqKeCmpA==', '2026-11-23 20:21:21.268815+00', '2026-11-23 20:21:22.174709+00');


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES ('dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Completed', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:22.216269+00', '2026-11-23 20:21:23.036373+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('4a724bf6-093e-4b81-9bd8-f8d854c45d57', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Undelivered', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:23.376736+00', '2026-11-23 20:21:23.617337+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('b2a1f0c3-e220-40d9-a326-08ded445f79d', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Registering', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'submitted', false, false, false, false, true, true, 'profile', NULL, '+12125550122', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:23.881676+00', '2026-11-23 20:21:24.12979+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('fc9d954a-1c5b-4344-a496-300b44056c63', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'In conversation', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550133', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:24.277302+00', '2026-11-23 20:21:24.455954+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('b3c28457-73fe-4d7c-ad0f-153890587619', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Waiting', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550144', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:24.513783+00', '2026-11-23 20:21:24.576473+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('95e8995d-cdfe-4bc6-a412-c6a148997bc0', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'Queued', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'incomplete', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-23 20:21:25.395215+00', '2026-11-23 20:21:25.395215+00', NULL, NULL, NULL);


--
-- Data for Name: registration_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registration_moves VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '61ba8640-59c3-4db5-a06d-f0fc7457df84', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-23 20:21:23.222292+00');
INSERT INTO public.registration_moves VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '61ba8640-59c3-4db5-a06d-f0fc7457df84', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 8}, {"path": "/10dlc/brand", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "POST", "status": 200, "duration_ms": 4}]', '2026-11-23 20:21:23.342292+00');
INSERT INTO public.registration_moves VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b5bb6eed-6a6a-4091-bbfd-268d6c1a2dab', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-23 20:21:24.255019+00');
INSERT INTO public.registration_moves VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b5bb6eed-6a6a-4091-bbfd-268d6c1a2dab', 2, 'unavailable', 'submitting', 'submitting', true, 'completion', '{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [{\"brandId\": \"8feb56a6-db8b-42b1-a309-05bcf1852cfd\", \"displayName\": \"Northwind Dental LLC\", \"companyName\": \"Northwind Dental LLC\", \"entityType\": \"PRIVATE_PROFIT\", \"email\": \"ann@northwind.example\", \"website\": \"https://northwind.example\", \"status\": \"REGISTRATION_PENDING\", \"identityStatus\"…", "method": "GET", "status": 200, "duration_ms": 5}, {"path": "/10dlc/brand/8feb56a6-db8b-42b1-a309-05bcf1852cfd", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/10dlc/brand", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "POST", "status": 503, "duration_ms": 3}]', '2026-11-23 20:21:24.299943+00');


--
-- Data for Name: registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registrations VALUES ('61ba8640-59c3-4db5-a06d-f0fc7457df84', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'brand', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '2fcabfad-1a3d-4bfa-a700-98362b889fd4', 'pending', '2026-11-23 20:21:23.342292+00', '8feb56a6-db8b-42b1-a309-05bcf1852cfd', NULL, '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[]', '{"token": "61ba8640-59c3-4db5-a06d-f0fc7457df84-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-23T20:21:23.222292+00:00"}, "sent_at": null}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, '2026-11-23 20:21:23.342292+00', '2026-11-23 20:21:23.813239+00', '2026-11-23 20:21:24.12979+00', 0, '2026-11-23 20:21:23.222292+00');
INSERT INTO public.registrations VALUES ('b5bb6eed-6a6a-4091-bbfd-268d6c1a2dab', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'brand', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', 'b99aac74-2c50-4f10-ab2c-9bb0655ee924', 'submitting', '2026-11-23 20:21:24.255019+00', NULL, NULL, '{}', '[]', '{"token": "b5bb6eed-6a6a-4091-bbfd-268d6c1a2dab-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-23T20:21:24.255019+00:00"}, "sent_at": "2026-11-23T20:21:24.255019+00:00"}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, NULL, NULL, '2026-11-23 20:21:25.418039+00', 1, '2026-11-23 20:21:24.255019+00');


--
-- Data for Name: run_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'c403222f-1c36-436f-84bb-0537c2169744', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin…", "method": "GET", "status": 200, "duration_ms": 11}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 5}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"d963e745-27ba-48e7-8772-3d995718a1b8\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 6}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"d963e745-27ba-48e7-8772-3d995718a1b8\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"d963e745-27ba-48e7-8772-3d995718a1b8\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"d963e745-27ba-48e7-8772-3d995718a1b8\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-23 20:21:22.921663+00', '2026-11-23 20:21:22.980053+00');
INSERT INTO public.run_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0297f3bb-aebb-4012-a384-d309838f3870', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"d963e745-27b…", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/messaging_profiles/d963e745-27ba-48e7-8772-3d995718a1b8", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"d963e745-27ba-48e7-8772-3d995718a1b8\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "GET", "status": 200, "duration_ms": 2}]', '2026-11-23 20:21:23.544368+00', '2026-11-23 20:21:23.571459+00');
INSERT INTO public.run_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin…", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"e13503bb-f11e-4f26-aeab-a3dd0e55ed6f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 3}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"e13503bb-f11e-4f26-aeab-a3dd0e55ed6f\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"e13503bb-f11e-4f26-aeab-a3dd0e55ed6f\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"e13503bb-f11e-4f26-aeab-a3dd0e55ed6f\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 3}]', '2026-11-23 20:21:24.009601+00', '2026-11-23 20:21:24.047405+00');
INSERT INTO public.run_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '458d16e2-39b8-4269-a931-a9a22af6d596', 'connect_sms', 1, 'running', NULL, '[]', '2026-11-23 20:21:24.463436+00', NULL);
INSERT INTO public.run_attempts VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'connect_sms', 1, 'unavailable', 'telnyx: Service unavailable: The service is temporarily unavailable; try again later.', '[{"path": "/phone_numbers", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "GET", "status": 503, "duration_ms": 6}]', '2026-11-23 20:21:24.597242+00', '2026-11-23 20:21:24.614568+00');


--
-- Data for Name: run_callbacks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'c403222f-1c36-436f-84bb-0537c2169744', 'e38d509a20ed0e9f4c630cc423309e04043c07254ecf317fcf052d4659e965a4', 'http://127.0.0.1:44835/done', '2026-11-23 20:21:22.23782+00');
INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0297f3bb-aebb-4012-a384-d309838f3870', '1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b', 'http://127.0.0.1:9/done', '2026-11-23 20:21:23.41108+00');
INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'e38d509a20ed0e9f4c630cc423309e04043c07254ecf317fcf052d4659e965a4', 'http://127.0.0.1:44835/done', '2026-11-23 20:21:23.925678+00');
INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '458d16e2-39b8-4269-a931-a9a22af6d596', 'e38d509a20ed0e9f4c630cc423309e04043c07254ecf317fcf052d4659e965a4', 'http://127.0.0.1:44835/done', '2026-11-23 20:21:24.3043+00');
INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'e38d509a20ed0e9f4c630cc423309e04043c07254ecf317fcf052d4659e965a4', 'http://127.0.0.1:44835/done', '2026-11-23 20:21:24.528877+00');
INSERT INTO public.run_callbacks VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fd01123-88e1-427e-95b0-27cb57338950', 'e38d509a20ed0e9f4c630cc423309e04043c07254ecf317fcf052d4659e965a4', 'http://127.0.0.1:44835/done', '2026-11-23 20:21:25.421376+00');


--
-- Data for Name: run_steps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'c403222f-1c36-436f-84bb-0537c2169744', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "d963e745-27ba-48e7-8772-3d995718a1b8"}', '2026-11-23 20:21:22.921663+00', '2026-11-23 20:21:22.980053+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'c403222f-1c36-436f-84bb-0537c2169744', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-23 20:21:23.014445+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'c403222f-1c36-436f-84bb-0537c2169744', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-23 20:21:23.036373+00', '2026-11-23 20:21:23.036373+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0297f3bb-aebb-4012-a384-d309838f3870', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "d963e745-27ba-48e7-8772-3d995718a1b8"}', '2026-11-23 20:21:23.544368+00', '2026-11-23 20:21:23.571459+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0297f3bb-aebb-4012-a384-d309838f3870', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-23 20:21:23.587656+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0297f3bb-aebb-4012-a384-d309838f3870', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-23 20:21:23.617337+00', '2026-11-23 20:21:23.617337+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'connect_sms', 0, 'done', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "e13503bb-f11e-4f26-aeab-a3dd0e55ed6f"}', '2026-11-23 20:21:24.009601+00', '2026-11-23 20:21:24.047405+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-23 20:21:24.089979+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '9d6988c2-f1e0-47b9-811d-5dbfea834c14', 'settle', 2, 'done', '{"status": "submitted"}', '2026-11-23 20:21:24.12979+00', '2026-11-23 20:21:24.12979+00', NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '458d16e2-39b8-4269-a931-a9a22af6d596', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '458d16e2-39b8-4269-a931-a9a22af6d596', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '458d16e2-39b8-4269-a931-a9a22af6d596', 'connect_sms', 0, 'running', NULL, '2026-11-23 20:21:24.463436+00', NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', 'a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', 'connect_sms', 0, 'waiting', NULL, '2026-11-23 20:21:24.597242+00', NULL, '2026-11-23 20:21:25.593718+00');
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fd01123-88e1-427e-95b0-27cb57338950', 'connect_sms', 0, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fd01123-88e1-427e-95b0-27cb57338950', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('0fe580f8-de62-48ac-8429-7578c7ceb38f', '0fd01123-88e1-427e-95b0-27cb57338950', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES ('c403222f-1c36-436f-84bb-0537c2169744', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'dcfa3fc8-e8b8-48f4-92de-6c9b52cb63e6', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_RTjOE0sD5A', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:22.23782+00', '2026-11-23 20:21:22.896334+00', '2026-11-23 20:21:23.036373+00');
INSERT INTO public.runs VALUES ('0297f3bb-aebb-4012-a384-d309838f3870', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '4a724bf6-093e-4b81-9bd8-f8d854c45d57', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_IorzuO9jM7', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:23.41108+00', '2026-11-23 20:21:23.525512+00', '2026-11-23 20:21:23.617337+00');
INSERT INTO public.runs VALUES ('9d6988c2-f1e0-47b9-811d-5dbfea834c14', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b2a1f0c3-e220-40d9-a326-08ded445f79d', 'submitted', '[{"code": "awaiting_registry", "remedy": null, "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]', 'req_JZcRaoGjYk', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:23.925678+00', '2026-11-23 20:21:23.996036+00', '2026-11-23 20:21:24.12979+00');
INSERT INTO public.runs VALUES ('458d16e2-39b8-4269-a931-a9a22af6d596', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'fc9d954a-1c5b-4344-a496-300b44056c63', 'in_progress', '[]', 'req_BtF6A5RjVx', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:24.3043+00', '2026-11-23 20:21:24.455954+00', NULL);
INSERT INTO public.runs VALUES ('a081a9c5-678a-4fcb-87ae-ac9e4be9f88c', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'b3c28457-73fe-4d7c-ad0f-153890587619', 'in_progress', '[]', 'req_5Y65gVAt7i', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:24.528877+00', '2026-11-23 20:21:24.576473+00', NULL);
INSERT INTO public.runs VALUES ('0fd01123-88e1-427e-95b0-27cb57338950', '0fe580f8-de62-48ac-8429-7578c7ceb38f', '95e8995d-cdfe-4bc6-a412-c6a148997bc0', 'queued', '[]', 'req_zZXWBVthlO', 'd6edc6ce-75fb-457a-a197-54b12c47f0ce', '2026-11-23 20:21:25.421376+00', NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('d6edc6ce-75fb-457a-a197-54b12c47f0ce', '0fe580f8-de62-48ac-8429-7578c7ceb38f', 'owner-1d20dccd@platform.example', 'Northwind Group', 'owner', 'active', '2026-11-23 20:21:21.268815+00', '2026-11-23 20:21:21.268815+00');


--
-- Data for Name: whatsapp_accounts; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: whatsapp_registrations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: application_versions application_versions_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.application_versions
    ADD CONSTRAINT application_versions_pkey PRIMARY KEY (version_id);


--
-- Name: application_versions application_versions_version_name_key; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.application_versions
    ADD CONSTRAINT application_versions_version_name_key UNIQUE (version_name);


--
-- Name: dbos_migrations dbos_migrations_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.dbos_migrations
    ADD CONSTRAINT dbos_migrations_pkey PRIMARY KEY (version);


--
-- Name: event_dispatch_kv event_dispatch_kv_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.event_dispatch_kv
    ADD CONSTRAINT event_dispatch_kv_pkey PRIMARY KEY (service_name, workflow_fn_name, key);


--
-- Name: notifications notifications_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (message_uuid);


--
-- Name: operation_outputs operation_outputs_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.operation_outputs
    ADD CONSTRAINT operation_outputs_pkey PRIMARY KEY (workflow_uuid, function_id);


--
-- Name: queues queues_name_key; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.queues
    ADD CONSTRAINT queues_name_key UNIQUE (name);


--
-- Name: queues queues_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.queues
    ADD CONSTRAINT queues_pkey PRIMARY KEY (queue_id);


--
-- Name: streams streams_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.streams
    ADD CONSTRAINT streams_pkey PRIMARY KEY (workflow_uuid, key, "offset");


--
-- Name: workflow_events_history workflow_events_history_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_events_history
    ADD CONSTRAINT workflow_events_history_pkey PRIMARY KEY (workflow_uuid, function_id, key);


--
-- Name: workflow_events workflow_events_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_events
    ADD CONSTRAINT workflow_events_pkey PRIMARY KEY (workflow_uuid, key);


--
-- Name: workflow_input workflow_input_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_input
    ADD CONSTRAINT workflow_input_pkey PRIMARY KEY (workflow_uuid);


--
-- Name: workflow_output workflow_output_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_output
    ADD CONSTRAINT workflow_output_pkey PRIMARY KEY (workflow_uuid);


--
-- Name: workflow_schedules workflow_schedules_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_schedules
    ADD CONSTRAINT workflow_schedules_pkey PRIMARY KEY (schedule_id);


--
-- Name: workflow_schedules workflow_schedules_schedule_name_key; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_schedules
    ADD CONSTRAINT workflow_schedules_schedule_name_key UNIQUE (schedule_name);


--
-- Name: workflow_status workflow_status_pkey; Type: CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_status
    ADD CONSTRAINT workflow_status_pkey PRIMARY KEY (workflow_uuid);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


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
-- Name: profiles pk_profiles; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.profiles
    ADD CONSTRAINT pk_profiles PRIMARY KEY (id);


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
-- Name: idx_application_versions_owner_timestamp; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_application_versions_owner_timestamp ON dbos.application_versions USING btree (application_name, version_timestamp DESC);


--
-- Name: idx_application_versions_timestamp; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_application_versions_timestamp ON dbos.application_versions USING btree (version_timestamp DESC);


--
-- Name: idx_operation_outputs_completed_at_function_name_v2; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_operation_outputs_completed_at_function_name_v2 ON dbos.operation_outputs USING btree (completed_at_epoch_ms, function_name) INCLUDE (application_name);


--
-- Name: idx_operation_outputs_retention; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_operation_outputs_retention ON dbos.operation_outputs USING btree (retention_timestamp);


--
-- Name: idx_workflow_input_retention; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_input_retention ON dbos.workflow_input USING btree (retention_timestamp);


--
-- Name: idx_workflow_output_retention; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_output_retention ON dbos.workflow_output USING btree (retention_timestamp);


--
-- Name: idx_workflow_status_attributes; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_attributes ON dbos.workflow_status USING gin (attributes) WHERE (attributes IS NOT NULL);


--
-- Name: idx_workflow_status_completed_at; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_completed_at ON dbos.workflow_status USING btree (completed_at) WHERE (completed_at IS NOT NULL);


--
-- Name: idx_workflow_status_deadline; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_deadline ON dbos.workflow_status USING btree (workflow_deadline_epoch_ms) WHERE ((status = ANY (ARRAY['ENQUEUED'::text, 'PENDING'::text, 'DELAYED'::text])) AND (workflow_deadline_epoch_ms IS NOT NULL));


--
-- Name: idx_workflow_status_delayed; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_delayed ON dbos.workflow_status USING btree (delay_until_epoch_ms) WHERE (status = 'DELAYED'::text);


--
-- Name: idx_workflow_status_failed; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_failed ON dbos.workflow_status USING btree (status, created_at) WHERE (status = ANY (ARRAY['ERROR'::text, 'CANCELLED'::text, 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'::text]));


--
-- Name: idx_workflow_status_forked_from; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_forked_from ON dbos.workflow_status USING btree (forked_from) WHERE (forked_from IS NOT NULL);


--
-- Name: idx_workflow_status_in_flight_v2; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_in_flight_v2 ON dbos.workflow_status USING btree (queue_name, status, priority, created_at) INCLUDE (application_name) WHERE (status = ANY (ARRAY['ENQUEUED'::text, 'PENDING'::text]));


--
-- Name: idx_workflow_status_parent_workflow_id; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_parent_workflow_id ON dbos.workflow_status USING btree (parent_workflow_id) WHERE (parent_workflow_id IS NOT NULL);


--
-- Name: idx_workflow_status_partition_dequeue_v3; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_partition_dequeue_v3 ON dbos.workflow_status USING btree (queue_name, status, queue_partition_key, priority, created_at, workflow_uuid) INCLUDE (application_name) WHERE ((status = ANY (ARRAY['ENQUEUED'::text, 'PENDING'::text])) AND (queue_partition_key IS NOT NULL));


--
-- Name: idx_workflow_status_pending; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_pending ON dbos.workflow_status USING btree (created_at) WHERE (status = 'PENDING'::text);


--
-- Name: idx_workflow_status_rate_limited; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_rate_limited ON dbos.workflow_status USING btree (queue_name, started_at_epoch_ms) WHERE (rate_limited = true);


--
-- Name: idx_workflow_status_schedule_name; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_schedule_name ON dbos.workflow_status USING btree (schedule_name) WHERE (schedule_name IS NOT NULL);


--
-- Name: idx_workflow_status_started_at; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_status_started_at ON dbos.workflow_status USING btree (started_at_epoch_ms) WHERE (started_at_epoch_ms IS NOT NULL);


--
-- Name: idx_workflow_topic; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX idx_workflow_topic ON dbos.notifications USING btree (destination_uuid, topic);


--
-- Name: uq_application_versions_owner_version; Type: INDEX; Schema: dbos; Owner: -
--

CREATE UNIQUE INDEX uq_application_versions_owner_version ON dbos.application_versions USING btree (application_name, version_name) WHERE (application_name IS NOT NULL);


--
-- Name: uq_application_versions_unclaimed_version; Type: INDEX; Schema: dbos; Owner: -
--

CREATE UNIQUE INDEX uq_application_versions_unclaimed_version ON dbos.application_versions USING btree (version_name) WHERE (application_name IS NULL);


--
-- Name: uq_workflow_status_dedup_id; Type: INDEX; Schema: dbos; Owner: -
--

CREATE UNIQUE INDEX uq_workflow_status_dedup_id ON dbos.workflow_status USING btree (queue_name, deduplication_id) WHERE (deduplication_id IS NOT NULL);


--
-- Name: workflow_status_created_at_index; Type: INDEX; Schema: dbos; Owner: -
--

CREATE INDEX workflow_status_created_at_index ON dbos.workflow_status USING btree (created_at);


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
-- Name: ix_deliveries_run_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_run_id ON public.deliveries USING btree (run_id);


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
-- Name: ix_profiles_org_id_created_at_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_profiles_org_id_created_at_id ON public.profiles USING btree (org_id, created_at, id);


--
-- Name: ix_registrations_kind_subject_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_kind_subject_id ON public.registrations USING btree (kind, subject_id);


--
-- Name: ix_registrations_next_check_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_registrations_next_check_at ON public.registrations USING btree (next_check_at);


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
-- Name: ix_whatsapp_registrations_phone_number_id_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_whatsapp_registrations_phone_number_id_at ON public.whatsapp_registrations USING btree (phone_number_id, at);


--
-- Name: uq_runs_open_profile; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_runs_open_profile ON public.runs USING btree (profile_id) WHERE (finished_at IS NULL);


--
-- Name: notifications dbos_notifications_trigger; Type: TRIGGER; Schema: dbos; Owner: -
--

CREATE TRIGGER dbos_notifications_trigger AFTER INSERT ON dbos.notifications FOR EACH ROW EXECUTE FUNCTION dbos.notifications_function();


--
-- Name: notifications notifications_destination_uuid_fkey; Type: FK CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.notifications
    ADD CONSTRAINT notifications_destination_uuid_fkey FOREIGN KEY (destination_uuid) REFERENCES dbos.workflow_status(workflow_uuid) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: streams streams_workflow_uuid_fkey; Type: FK CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.streams
    ADD CONSTRAINT streams_workflow_uuid_fkey FOREIGN KEY (workflow_uuid) REFERENCES dbos.workflow_status(workflow_uuid) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: workflow_events_history workflow_events_history_workflow_uuid_fkey; Type: FK CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_events_history
    ADD CONSTRAINT workflow_events_history_workflow_uuid_fkey FOREIGN KEY (workflow_uuid) REFERENCES dbos.workflow_status(workflow_uuid) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: workflow_events workflow_events_workflow_uuid_fkey; Type: FK CONSTRAINT; Schema: dbos; Owner: -
--

ALTER TABLE ONLY dbos.workflow_events
    ADD CONSTRAINT workflow_events_workflow_uuid_fkey FOREIGN KEY (workflow_uuid) REFERENCES dbos.workflow_status(workflow_uuid) ON UPDATE CASCADE ON DELETE CASCADE;


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
-- Name: whatsapp_accounts fk_whatsapp_accounts_org_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.whatsapp_accounts
    ADD CONSTRAINT fk_whatsapp_accounts_org_id FOREIGN KEY (org_id) REFERENCES public.organizations(id);


--
-- PostgreSQL database dump complete
--


