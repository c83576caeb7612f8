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
    attempts_before integer DEFAULT 0 NOT NULL
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
-- Data for Name: application_versions; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.application_versions VALUES ('0e758624-ef69-4cf0-81c3-eb9f797103da', '2', 1796023300267, 1796023300267, 'clearsend');


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

INSERT INTO dbos.operation_outputs VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 1, 'begin', '"go_on"', NULL, NULL, 1796023301627, 1796023301670, 'clearsend_json', 'clearsend', 1796023301671);
INSERT INTO dbos.operation_outputs VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1796023301688, 1796023301787, 'clearsend_json', 'clearsend', 1796023301788);
INSERT INTO dbos.operation_outputs VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1796023301789, 1796023301818, 'clearsend_json', 'clearsend', 1796023301819);
INSERT INTO dbos.operation_outputs VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 4, 'settle', '"ended"', NULL, NULL, 1796023301824, 1796023301878, 'clearsend_json', 'clearsend', 1796023301883);
INSERT INTO dbos.operation_outputs VALUES ('deliver-1e130dfc-877a-4272-b094-ba4b53cd3495-1', 1, 'send', '"delivered"', NULL, NULL, 1796023301949, 1796023302706, 'clearsend_json', 'clearsend', 1796023302710);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:42+00:00', 1, 'sweep', '"0"', NULL, NULL, 1796023302716, 1796023302762, 'clearsend_json', 'clearsend', 1796023302763);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:42+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023302688, 1796023302787, 'clearsend_json', 'clearsend', 1796023302789);
INSERT INTO dbos.operation_outputs VALUES ('advance-89ea6301-68a7-4100-a038-9fc858d39014', 1, 'turn', '"more"', NULL, NULL, 1796023301974, 1796023302802, 'clearsend_json', 'clearsend', 1796023302803);
INSERT INTO dbos.operation_outputs VALUES ('advance-89ea6301-68a7-4100-a038-9fc858d39014', 2, 'turn', '"done"', NULL, NULL, 1796023302806, 1796023302825, 'clearsend_json', 'clearsend', 1796023302827);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:43+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023303615, 1796023303629, 'clearsend_json', 'clearsend', 1796023303630);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:43+00:00', 1, 'sweep', '"0"', NULL, NULL, 1796023303614, 1796023303630, 'clearsend_json', 'clearsend', 1796023303631);
INSERT INTO dbos.operation_outputs VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 1, 'begin', '"go_on"', NULL, NULL, 1796023303604, 1796023303636, 'clearsend_json', 'clearsend', 1796023303636);
INSERT INTO dbos.operation_outputs VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1796023303638, 1796023303892, 'clearsend_json', 'clearsend', 1796023303893);
INSERT INTO dbos.operation_outputs VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1796023303899, 1796023303921, 'clearsend_json', 'clearsend', 1796023303922);
INSERT INTO dbos.operation_outputs VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 4, 'settle', '"ended"', NULL, NULL, 1796023303923, 1796023304067, 'clearsend_json', 'clearsend', 1796023304070);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:44+00:00', 1, 'sweep', '"1"', NULL, NULL, 1796023304180, 1796023304202, 'clearsend_json', 'clearsend', 1796023304204);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:44+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023304182, 1796023304214, 'clearsend_json', 'clearsend', 1796023304215);
INSERT INTO dbos.operation_outputs VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-1', 1, 'send', '"retrying"', NULL, NULL, 1796023304176, 1796023304266, 'clearsend_json', 'clearsend', 1796023304267);
INSERT INTO dbos.operation_outputs VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', 1, 'turn', '"more"', NULL, NULL, 1796023304208, 1796023304286, 'clearsend_json', 'clearsend', 1796023304287);
INSERT INTO dbos.operation_outputs VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023303924-44', 1, 'turn', '"done"', NULL, NULL, 1796023304488, 1796023304498, 'clearsend_json', 'clearsend', 1796023304500);
INSERT INTO dbos.operation_outputs VALUES ('followers-9f7792cc-576b-5c42-93e7-2d940cd7e925-e4815eb6-df54-4d20-8a30-6f8f220d3ab7', 1, 'page', '""', NULL, NULL, 1796023304489, 1796023304517, 'clearsend_json', 'clearsend', 1796023304518);
INSERT INTO dbos.operation_outputs VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', 2, 'turn', '"more"', NULL, NULL, 1796023304302, 1796023304768, 'clearsend_json', 'clearsend', 1796023304778);
INSERT INTO dbos.operation_outputs VALUES ('advance-337a93a5-6128-4223-9410-cc0cc2f859b3', 1, 'turn', '"done"', NULL, NULL, 1796023304742, 1796023304865, 'clearsend_json', 'clearsend', 1796023304866);
INSERT INTO dbos.operation_outputs VALUES ('advance-51845d57-aff6-4597-86b9-fe02641d79b0', 1, 'turn', '"done"', NULL, NULL, 1796023304746, 1796023304872, 'clearsend_json', 'clearsend', 1796023304873);
INSERT INTO dbos.operation_outputs VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', 3, 'turn', '"done"', NULL, NULL, 1796023304811, 1796023304868, 'clearsend_json', 'clearsend', 1796023304869);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:45+00:00', 1, 'sweep', '"0"', NULL, NULL, 1796023305143, 1796023305155, 'clearsend_json', 'clearsend', 1796023305156);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:45+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023305143, 1796023305164, 'clearsend_json', 'clearsend', 1796023305165);
INSERT INTO dbos.operation_outputs VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 1, 'begin', '"go_on"', NULL, NULL, 1796023305142, 1796023305186, 'clearsend_json', 'clearsend', 1796023305187);
INSERT INTO dbos.operation_outputs VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1796023305189, 1796023305567, 'clearsend_json', 'clearsend', 1796023305568);
INSERT INTO dbos.operation_outputs VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1796023305580, 1796023305592, 'clearsend_json', 'clearsend', 1796023305593);
INSERT INTO dbos.operation_outputs VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 4, 'settle', '"ended"', NULL, NULL, 1796023305599, 1796023305693, 'clearsend_json', 'clearsend', 1796023305693);
INSERT INTO dbos.operation_outputs VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-2', 1, 'send', '"retrying"', NULL, NULL, 1796023305947, 1796023306164, 'clearsend_json', 'clearsend', 1796023306167);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:46+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023306383, 1796023306480, 'clearsend_json', 'clearsend', 1796023306481);
INSERT INTO dbos.operation_outputs VALUES ('advance-a367735b-f698-456f-8a5b-5ef487336d0b', 1, 'turn', '"more"', NULL, NULL, 1796023306172, 1796023306515, 'clearsend_json', 'clearsend', 1796023306516);
INSERT INTO dbos.operation_outputs VALUES ('deliver-4abb3bfb-5e29-445d-9d47-d8db19fad0f1-1', 1, 'send', '"delivered"', NULL, NULL, 1796023306226, 1796023306538, 'clearsend_json', 'clearsend', 1796023306538);
INSERT INTO dbos.operation_outputs VALUES ('advance-a367735b-f698-456f-8a5b-5ef487336d0b', 2, 'turn', '"done"', NULL, NULL, 1796023306526, 1796023306620, 'clearsend_json', 'clearsend', 1796023306622);
INSERT INTO dbos.operation_outputs VALUES ('complete-21f98b68-231d-4b75-8b6d-954dc7d5841f-1', 1, 'begin', '"go_on"', NULL, NULL, 1796023306748, 1796023306758, 'clearsend_json', 'clearsend', 1796023306759);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:46+00:00', 1, 'sweep', '"1"', NULL, NULL, 1796023306745, 1796023306778, 'clearsend_json', 'clearsend', 1796023306779);
INSERT INTO dbos.operation_outputs VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023305602-44', 1, 'turn', '"more"', NULL, NULL, 1796023306865, 1796023306968, 'clearsend_json', 'clearsend', 1796023306972);
INSERT INTO dbos.operation_outputs VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023305602-44', 2, 'turn', '"done"', NULL, NULL, 1796023307031, 1796023307069, 'clearsend_json', 'clearsend', 1796023307070);
INSERT INTO dbos.operation_outputs VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-1', 1, 'begin', '"go_on"', NULL, NULL, 1796023307210, 1796023307257, 'clearsend_json', 'clearsend', 1796023307258);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T07:21:47+00:00', 1, 'rescue', '"0"', NULL, NULL, 1796023307403, 1796023307412, 'clearsend_json', 'clearsend', 1796023307413);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T07:21:47+00:00', 1, 'sweep', '"0"', NULL, NULL, 1796023307406, 1796023307415, 'clearsend_json', 'clearsend', 1796023307416);
INSERT INTO dbos.operation_outputs VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-1', 2, 'connect_sms', '"later"', NULL, NULL, 1796023307272, 1796023307415, 'clearsend_json', 'clearsend', 1796023307417);


--
-- Data for Name: queues; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.queues VALUES ('12394afd-4934-4c3f-957f-e6288ecf2d54', 'completions', NULL, 25, NULL, NULL, true, true, 0.1, 1796023300340, 1796023300339, 'clearsend', NULL, 20, NULL, NULL);
INSERT INTO dbos.queues VALUES ('7c107d8a-a02b-4cf8-b2d3-b6b083653482', 'registrations', NULL, 10, NULL, NULL, true, true, 0.1, 1796023300377, 1796023300376, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('083ec165-c05c-4b58-b94c-9f394fde5062', 'deliveries', NULL, 40, NULL, NULL, true, true, 0.1, 1796023300395, 1796023300394, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('6cb4a26a-c85b-4b18-817a-9fe7fff94f67', 'retries', NULL, 20, NULL, NULL, true, true, 0.25, 1796023300433, 1796023300432, 'clearsend', NULL, 2, NULL, NULL);
INSERT INTO dbos.queues VALUES ('728b6dbe-7683-4b58-8987-2ada20b077fd', 'chores', NULL, 5, NULL, NULL, true, false, 0.25, 1796023300452, 1796023300443, 'clearsend', NULL, NULL, NULL, NULL);


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

INSERT INTO dbos.workflow_input VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "25f1ed50-e73f-43e3-be0f-a05c50125d44", 1], "kwargs": {}}', 1796023301316);
INSERT INTO dbos.workflow_input VALUES ('deliver-1e130dfc-877a-4272-b094-ba4b53cd3495-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "1e130dfc-877a-4272-b094-ba4b53cd3495", 1], "kwargs": {}}', 1796023301828);
INSERT INTO dbos.workflow_input VALUES ('advance-89ea6301-68a7-4100-a038-9fc858d39014', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "b737331b-6955-4415-9b5e-ee05e344b420", "completion"], "kwargs": {}}', 1796023301828);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:42+00:00', '{"args": [{"__time__": "2026-11-30T07:21:42+00:00"}, null], "kwargs": {}}', 1796023302064);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:42+00:00', '{"args": [{"__time__": "2026-11-30T07:21:42+00:00"}, null], "kwargs": {}}', 1796023302078);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:43+00:00', '{"args": [{"__time__": "2026-11-30T07:21:43+00:00"}, null], "kwargs": {}}', 1796023303299);
INSERT INTO dbos.workflow_input VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "fe1b276b-e54b-4d78-b40d-91dfc9cb289c", 1], "kwargs": {}}', 1796023302949);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:43+00:00', '{"args": [{"__time__": "2026-11-30T07:21:43+00:00"}, null], "kwargs": {}}', 1796023303331);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:44+00:00', '{"args": [{"__time__": "2026-11-30T07:21:44+00:00"}, null], "kwargs": {}}', 1796023304039);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:44+00:00', '{"args": [{"__time__": "2026-11-30T07:21:44+00:00"}, null], "kwargs": {}}', 1796023304041);
INSERT INTO dbos.workflow_input VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "8668475f-61dd-459e-b707-a67357d68037", 1], "kwargs": {}}', 1796023303924);
INSERT INTO dbos.workflow_input VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "b737331b-6955-4415-9b5e-ee05e344b420", "completion"], "kwargs": {}}', 1796023303924);
INSERT INTO dbos.workflow_input VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023303924-44', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "b737331b-6955-4415-9b5e-ee05e344b420", "reconciliation"], "kwargs": {}}', 1796023304201);
INSERT INTO dbos.workflow_input VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-2', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "8668475f-61dd-459e-b707-a67357d68037", 2], "kwargs": {}}', 1796023304254);
INSERT INTO dbos.workflow_input VALUES ('followers-9f7792cc-576b-5c42-93e7-2d940cd7e925-e4815eb6-df54-4d20-8a30-6f8f220d3ab7', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420"], "kwargs": {}}', 1796023304258);
INSERT INTO dbos.workflow_input VALUES ('advance-51845d57-aff6-4597-86b9-fe02641d79b0', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "0666ad41-9cfa-4808-ab92-e5966701ed74", "registration"], "kwargs": {}}', 1796023304496);
INSERT INTO dbos.workflow_input VALUES ('advance-337a93a5-6128-4223-9410-cc0cc2f859b3', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "b8259959-7002-4778-b909-1b6b2bca24ac", "registration"], "kwargs": {}}', 1796023304496);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:45+00:00', '{"args": [{"__time__": "2026-11-30T07:21:45+00:00"}, null], "kwargs": {}}', 1796023305028);
INSERT INTO dbos.workflow_input VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b", 1], "kwargs": {}}', 1796023304923);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:45+00:00', '{"args": [{"__time__": "2026-11-30T07:21:45+00:00"}, null], "kwargs": {}}', 1796023305044);
INSERT INTO dbos.workflow_input VALUES ('deliver-4abb3bfb-5e29-445d-9d47-d8db19fad0f1-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "4abb3bfb-5e29-445d-9d47-d8db19fad0f1", 1], "kwargs": {}}', 1796023305603);
INSERT INTO dbos.workflow_input VALUES ('advance-a367735b-f698-456f-8a5b-5ef487336d0b', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "176af732-ad03-4b3f-ae7c-0e156e5c66dc", "completion"], "kwargs": {}}', 1796023305603);
INSERT INTO dbos.workflow_input VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-3', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "8668475f-61dd-459e-b707-a67357d68037", 3], "kwargs": {}}', 1796023306035);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:46+00:00', '{"args": [{"__time__": "2026-11-30T07:21:46+00:00"}, null], "kwargs": {}}', 1796023306229);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:46+00:00', '{"args": [{"__time__": "2026-11-30T07:21:46+00:00"}, null], "kwargs": {}}', 1796023306317);
INSERT INTO dbos.workflow_input VALUES ('advance-60339179-1f8c-45c1-ad89-ed20c7d61af3', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "176af732-ad03-4b3f-ae7c-0e156e5c66dc", "registration"], "kwargs": {}}', 1796023306433);
INSERT INTO dbos.workflow_input VALUES ('complete-21f98b68-231d-4b75-8b6d-954dc7d5841f-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "21f98b68-231d-4b75-8b6d-954dc7d5841f", 1], "kwargs": {}}', 1796023306614);
INSERT INTO dbos.workflow_input VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023305602-44', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "b737331b-6955-4415-9b5e-ee05e344b420", "reconciliation"], "kwargs": {}}', 1796023306771);
INSERT INTO dbos.workflow_input VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "21b13c06-260c-46d8-a28f-131b7978c1d1", 1], "kwargs": {}}', 1796023306996);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T07:21:47+00:00', '{"args": [{"__time__": "2026-11-30T07:21:47+00:00"}, null], "kwargs": {}}', 1796023307048);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T07:21:47+00:00', '{"args": [{"__time__": "2026-11-30T07:21:47+00:00"}, null], "kwargs": {}}', 1796023307051);
INSERT INTO dbos.workflow_input VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-2', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "21b13c06-260c-46d8-a28f-131b7978c1d1", 2], "kwargs": {}}', 1796023307374);
INSERT INTO dbos.workflow_input VALUES ('complete-c6f19667-9ad4-4ee3-92e7-c786e2c467cb-1', '{"args": ["b737331b-6955-4415-9b5e-ee05e344b420", "c6f19667-9ad4-4ee3-92e7-c786e2c467cb", 1], "kwargs": {}}', 1796023310677);


--
-- Data for Name: workflow_output; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_output VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 'null', NULL, 1796023301891);
INSERT INTO dbos.workflow_output VALUES ('deliver-1e130dfc-877a-4272-b094-ba4b53cd3495-1', 'null', NULL, 1796023302773);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:42+00:00', 'null', NULL, 1796023302779);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:42+00:00', 'null', NULL, 1796023302799);
INSERT INTO dbos.workflow_output VALUES ('advance-89ea6301-68a7-4100-a038-9fc858d39014', 'null', NULL, 1796023302831);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:43+00:00', 'null', NULL, 1796023303634);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:43+00:00', 'null', NULL, 1796023303635);
INSERT INTO dbos.workflow_output VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 'null', NULL, 1796023304089);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:44+00:00', 'null', NULL, 1796023304219);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:44+00:00', 'null', NULL, 1796023304225);
INSERT INTO dbos.workflow_output VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-1', 'null', NULL, 1796023304276);
INSERT INTO dbos.workflow_output VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023303924-44', 'null', NULL, 1796023304510);
INSERT INTO dbos.workflow_output VALUES ('followers-9f7792cc-576b-5c42-93e7-2d940cd7e925-e4815eb6-df54-4d20-8a30-6f8f220d3ab7', 'null', NULL, 1796023304521);
INSERT INTO dbos.workflow_output VALUES ('advance-337a93a5-6128-4223-9410-cc0cc2f859b3', 'null', NULL, 1796023304874);
INSERT INTO dbos.workflow_output VALUES ('advance-51845d57-aff6-4597-86b9-fe02641d79b0', 'null', NULL, 1796023304919);
INSERT INTO dbos.workflow_output VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', 'null', NULL, 1796023304925);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:45+00:00', 'null', NULL, 1796023305163);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:45+00:00', 'null', NULL, 1796023305182);
INSERT INTO dbos.workflow_output VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 'null', NULL, 1796023305700);
INSERT INTO dbos.workflow_output VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-2', 'null', NULL, 1796023306172);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:46+00:00', 'null', NULL, 1796023306513);
INSERT INTO dbos.workflow_output VALUES ('deliver-4abb3bfb-5e29-445d-9d47-d8db19fad0f1-1', 'null', NULL, 1796023306561);
INSERT INTO dbos.workflow_output VALUES ('advance-a367735b-f698-456f-8a5b-5ef487336d0b', 'null', NULL, 1796023306633);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:46+00:00', 'null', NULL, 1796023306781);
INSERT INTO dbos.workflow_output VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023305602-44', 'null', NULL, 1796023307078);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T07:21:47+00:00', 'null', NULL, 1796023307414);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T07:21:47+00:00', 'null', NULL, 1796023307418);
INSERT INTO dbos.workflow_output VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-1', 'null', NULL, 1796023307441);


--
-- Data for Name: workflow_schedules; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_schedules VALUES ('8e9ed541-541a-4078-a08a-3e0c4c20d2de', 'housekeeping', 'housekeeping', NULL, '0 */60 * * * *', 'ACTIVE', 'null', NULL, false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('718a04ec-2a7c-4728-a840-047d951f847a', 'put_back_strays', 'put_back_strays', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-30T07:21:47+00:00', false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('c4fc920b-248f-47b4-bd25-1d484ad227e1', 'reconcile', 'reconcile', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-30T07:21:47+00:00', false, NULL, 'chores', 'clearsend');


--
-- Data for Name: workflow_status; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_status VALUES ('complete-25f1ed50-e73f-43e3-be0f-a05c50125d44-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023301316, 1796023301891, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1796023301584, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023301891, 'null', NULL, NULL, false, 'clearsend', '07a86d51-c836-40d0-b076-53b64d1e9104');
INSERT INTO dbos.workflow_status VALUES ('deliver-1e130dfc-877a-4272-b094-ba4b53cd3495-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023301828, 1796023302773, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1796023301938, NULL, 0, 'd3bb6472e18eb9cccd23ff5a9941ae34cb716987aeaaccbdfde249ce16cb4c69', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023302773, 'null', NULL, NULL, false, 'clearsend', 'ce252db8-0a22-4309-9130-5e06c3b468b3');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:42+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023302078, 1796023302779, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023302558, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023302779, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:42+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023302064, 1796023302799, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023302558, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023302799, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('advance-89ea6301-68a7-4100-a038-9fc858d39014', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023301828, 1796023302831, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023301959, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023302831, 'null', NULL, NULL, false, 'clearsend', 'ea3e13c7-fd4e-4fbc-9c1f-350a4d0fefac');
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:43+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023303331, 1796023303634, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023303586, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023303634, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:43+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023303299, 1796023303635, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023303586, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023303635, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('complete-fe1b276b-e54b-4d78-b40d-91dfc9cb289c-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023302949, 1796023304089, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1796023303538, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304089, 'null', NULL, NULL, false, 'clearsend', '9670144f-e4f1-4c88-88e5-c478064bc26c');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:44+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304039, 1796023304219, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023304163, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023304219, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:44+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304041, 1796023304225, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023304163, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023304225, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023303924, 1796023304276, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1796023304141, NULL, 0, '68f93160af0c3f0dffa3cda119b376f40acc34c0afb7ad86b379ca799eb69827', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304276, 'null', NULL, NULL, false, 'clearsend', 'c61d1b25-7169-4298-b958-d305ade0a868');
INSERT INTO dbos.workflow_status VALUES ('advance-750a70f1-f2c2-4e6c-9b07-1fd592bf3967', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023303924, 1796023304925, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023304176, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304925, 'null', NULL, NULL, false, 'clearsend', 'f665a88a-7a20-49ba-95d2-972a1c7db39e');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:45+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023305028, 1796023305163, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023305121, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023305163, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-2', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304254, 1796023306172, '2', NULL, NULL, NULL, 1, 'retries', NULL, NULL, NULL, 1796023305791, NULL, 0, '68f93160af0c3f0dffa3cda119b376f40acc34c0afb7ad86b379ca799eb69827', NULL, NULL, NULL, 'clearsend_json', 1796023305245, false, false, 1796023306172, 'null', NULL, NULL, false, 'clearsend', '2947a8a7-8c5c-4cfa-bf08-a332e1878854');
INSERT INTO dbos.workflow_status VALUES ('advance-60339179-1f8c-45c1-ad89-ed20c7d61af3', 'DELAYED', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796023306433, 1796023306433, NULL, NULL, NULL, NULL, 0, 'registrations', NULL, NULL, NULL, NULL, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', 1796023307580, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '1b72d567-159d-440d-ba78-572307c90b5f');
INSERT INTO dbos.workflow_status VALUES ('followers-9f7792cc-576b-5c42-93e7-2d940cd7e925-e4815eb6-df54-4d20-8a30-6f8f220d3ab7', 'SUCCESS', 'tell_followers', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304258, 1796023304521, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023304322, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304521, 'null', NULL, NULL, false, 'clearsend', '68b2a5bb-a7a9-42ff-88f1-78bd74e82306');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:46+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023306317, 1796023306781, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023306655, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023306781, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023303924-44', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304201, 1796023304510, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023304322, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304510, 'null', NULL, NULL, false, 'clearsend', 'dc816e05-c870-40fe-a278-ed693eb7f1ef');
INSERT INTO dbos.workflow_status VALUES ('advance-337a93a5-6128-4223-9410-cc0cc2f859b3', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304496, 1796023304874, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023304669, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304874, 'null', NULL, NULL, false, 'clearsend', '1e202c12-5e0e-4671-9040-577461f1f49a');
INSERT INTO dbos.workflow_status VALUES ('advance-51845d57-aff6-4597-86b9-fe02641d79b0', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304496, 1796023304919, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023304669, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023304919, 'null', NULL, NULL, false, 'clearsend', '62020c96-450a-4d7f-ab16-2f24bb13a6cb');
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:45+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023305044, 1796023305182, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023305121, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023305182, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('complete-de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023304923, 1796023305700, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1796023305061, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023305700, 'null', NULL, NULL, false, 'clearsend', '64ffca4a-a148-4bf1-9912-7827ef5928c4');
INSERT INTO dbos.workflow_status VALUES ('deliver-8668475f-61dd-459e-b707-a67357d68037-3', 'DELAYED', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796023306035, 1796023306035, NULL, NULL, NULL, NULL, 0, 'retries', NULL, NULL, NULL, NULL, NULL, 0, '68f93160af0c3f0dffa3cda119b376f40acc34c0afb7ad86b379ca799eb69827', NULL, NULL, NULL, 'clearsend_json', 1796023307805, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'bdbd8285-fa91-4782-88ed-ced5e3eb6aaa');
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:46+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023306229, 1796023306513, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023306287, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023306513, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('deliver-4abb3bfb-5e29-445d-9d47-d8db19fad0f1-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023305603, 1796023306561, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1796023305975, NULL, 0, 'd3bb6472e18eb9cccd23ff5a9941ae34cb716987aeaaccbdfde249ce16cb4c69', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023306561, 'null', NULL, NULL, false, 'clearsend', 'a033dbe3-8227-4602-ae00-5839d3a0db77');
INSERT INTO dbos.workflow_status VALUES ('advance-a367735b-f698-456f-8a5b-5ef487336d0b', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023305603, 1796023306633, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023305991, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023306633, 'null', NULL, NULL, false, 'clearsend', '6a21ab0f-a1c1-4355-91fc-8cb91a94af6a');
INSERT INTO dbos.workflow_status VALUES ('complete-21f98b68-231d-4b75-8b6d-954dc7d5841f-1', 'PENDING', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023306614, 1796023306731, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1796023306731, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, '75b35554-aeca-4c2e-8207-c28c175398e2', NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '78b53fe2-4a78-471d-9421-73eb341df61d');
INSERT INTO dbos.workflow_status VALUES ('sweep-b737331b-6955-4415-9b5e-ee05e344b420-1796023305602-44', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023306771, 1796023307078, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1796023306844, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023307078, 'null', NULL, NULL, false, 'clearsend', '24902340-4288-4574-84bd-5a5df418cee0');
INSERT INTO dbos.workflow_status VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-2', 'DELAYED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796023307374, 1796023307374, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', 1796023308292, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '4d891ad1-a0a2-4a81-8967-3b55ee33ebe1');
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T07:21:47+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023307048, 1796023307414, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023307304, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023307414, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T07:21:47+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023307051, 1796023307418, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1796023307304, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1796023307418, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('complete-21b13c06-260c-46d8-a28f-131b7978c1d1-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.7592.4360173.0ad85f0d', 1796023306996, 1796023307441, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1796023307170, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1796023307441, 'null', NULL, NULL, false, 'clearsend', 'b530c632-abeb-4a96-9c84-a7bff4bc078b');
INSERT INTO dbos.workflow_status VALUES ('complete-c6f19667-9ad4-4ee3-92e7-c786e2c467cb-1', 'ENQUEUED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1796023310677, 1796023310677, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '01ff497e-32f6-485a-ba97-b7ecec140256');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('82d2fb62-44d1-42a4-b00d-373aee6a4efa', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b737331b-6955-4415-9b5e-ee05e344b420', 'brand', '650daa07-5060-45d2-bcfc-cf4363d4ca4d', 'registration', '[]', '4.00', 'USD', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', 'b8259959-7002-4778-b909-1b6b2bca24ac', '2026-11-30 07:21:41.315173+00', '2026-11-30 07:21:42.781337+00', NULL);
INSERT INTO public.agreements VALUES ('e8d54935-1204-4cd7-8cb8-be4130700c45', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b737331b-6955-4415-9b5e-ee05e344b420', 'campaign', '7cfdfa01-2e1d-41bb-869e-c82af3dd7323', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', 'b8259959-7002-4778-b909-1b6b2bca24ac', '2026-11-30 07:21:41.315173+00', '2026-11-30 07:21:44.620082+00', NULL);
INSERT INTO public.agreements VALUES ('8b72e67f-1e82-4324-8893-06943b9b6adf', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'brand', '5ca1012a-a53d-4536-bc0f-b5cc2b0c64fa', 'registration', '[]', '4.00', 'USD', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '2026-11-30 07:21:44.893246+00', NULL, NULL);
INSERT INTO public.agreements VALUES ('73c4dcbf-2415-419f-927b-4d50721fc19b', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'campaign', '23cded6e-7b25-40f1-a3e4-ef1b58468ae3', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '2026-11-30 07:21:44.893246+00', NULL, NULL);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0005');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('65ee7221-59dd-41b4-b79b-c4969d9b3008', 'b737331b-6955-4415-9b5e-ee05e344b420', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', NULL, 'first key', '1924b96bf2e2bd2b89b12b9b5980e426f3b19a8f1453ac6166f8988b6bf6b363', 'cs_DDugNsL', '2026-11-30 07:21:39.577926+00', NULL);


--
-- Data for Name: brands; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.brands VALUES ('650daa07-5060-45d2-bcfc-cf4363d4ca4d', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b737331b-6955-4415-9b5e-ee05e344b420', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', 'B4J064A', 'ACTIVE', 'VERIFIED', 'US_123456789', 'S555TEL', '2026-11-30 07:21:42.781337+00', '2026-11-30 07:21:41.159076+00', '2026-11-30 07:21:41.159076+00');
INSERT INTO public.brands VALUES ('5ca1012a-a53d-4536-bc0f-b5cc2b0c64fa', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 07:21:44.588561+00', '2026-11-30 07:21:44.588561+00');


--
-- Data for Name: campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaigns VALUES ('23cded6e-7b25-40f1-a3e4-ef1b58468ae3', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '5ca1012a-a53d-4536-bc0f-b5cc2b0c64fa', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "1c909a91-8a49-4bd5-ae05-0cac1b747449", "created_at": "2026-11-30T07:21:44.780487+00:00", "updated_at": "2026-11-30T07:21:44.780487+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 07:21:44.780487+00', '2026-11-30 07:21:44.780487+00', NULL);
INSERT INTO public.campaigns VALUES ('7cfdfa01-2e1d-41bb-869e-c82af3dd7323', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b737331b-6955-4415-9b5e-ee05e344b420', '650daa07-5060-45d2-bcfc-cf4363d4ca4d', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "1c573911-ff3d-41cf-beb3-d66698b7612e", "created_at": "2026-11-30T07:21:41.239412+00:00", "updated_at": "2026-11-30T07:21:41.239412+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', 'C8CB82P', '84ae12db-68d4-4794-903a-6004cf15dd21', 'SENT_CREATED', NULL, '2026-11-30 07:21:44.620082+00', '2026-11-30 07:21:44.620082+00', '2026-11-30 07:21:41.239412+00', '2026-11-30 07:21:41.239412+00', NULL);


--
-- Data for Name: channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.channels VALUES ('9f641128-74bd-44b6-be6e-6513caaa6442', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', 'sms', 'b8259959-7002-4778-b909-1b6b2bca24ac', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "1574549c-a044-4849-929a-f099483eb10d"}', '25f1ed50-e73f-43e3-be0f-a05c50125d44', '2026-11-30 07:21:41.766362+00');
INSERT INTO public.channels VALUES ('6f0d9350-ae6c-4b8b-9841-947f018c3ab4', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'sms', '0666ad41-9cfa-4808-ab92-e5966701ed74', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "1574549c-a044-4849-929a-f099483eb10d"}', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', '2026-11-30 07:21:43.830816+00');
INSERT INTO public.channels VALUES ('ba0f9491-c76f-4b67-b48f-ceedaa77bdfc', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'sms', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '+12125550122', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "58acc389-a9d7-4585-a146-96d1d609a8e6"}', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', '2026-11-30 07:21:45.479878+00');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('number', '+12125550111', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', 'reading', '2026-11-30 07:21:41.766362+00');
INSERT INTO public.claims VALUES ('number', '+12125550122', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'reading', '2026-11-30 07:21:45.479878+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('1e130dfc-877a-4272-b094-ba4b53cd3495', 'b737331b-6955-4415-9b5e-ee05e344b420', 'ff1e9054-f857-4d21-ba92-01f55f4bae20', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'http://127.0.0.1:37227/done', '{"profileId":"b8259959-7002-4778-b909-1b6b2bca24ac","success":true,"status":"COMPLETED","timestamp":"2026-11-30T07:21:41.827709+00:00","runId":"25f1ed50-e73f-43e3-be0f-a05c50125d44","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'delivered', NULL, '2026-11-30 07:21:41.827709+00', '2026-11-30 07:21:42.604024+00', NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('8668475f-61dd-459e-b707-a67357d68037', 'b737331b-6955-4415-9b5e-ee05e344b420', '065afc3a-12dd-41ce-b1be-c79655588b83', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'http://127.0.0.1:9/done', '{"profileId":"0666ad41-9cfa-4808-ab92-e5966701ed74","success":true,"status":"COMPLETED","timestamp":"2026-11-30T07:21:43.924370+00:00","runId":"fe1b276b-e54b-4d78-b40d-91dfc9cb289c","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}', 'retrying', '2026-11-30 07:21:47.687261+00', '2026-11-30 07:21:43.92437+00', NULL, NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('4abb3bfb-5e29-445d-9d47-d8db19fad0f1', 'b737331b-6955-4415-9b5e-ee05e344b420', '4838a450-913d-486f-a410-1eac9f76ffdb', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'http://127.0.0.1:37227/done', '{"profileId":"176af732-ad03-4b3f-ae7c-0e156e5c66dc","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T07:21:45.602893+00:00","runId":"de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}', 'delivered', NULL, '2026-11-30 07:21:45.602893+00', '2026-11-30 07:21:46.486565+00', NULL, 30, 0);


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '1e130dfc-877a-4272-b094-ba4b53cd3495', 1, 'delivered', 200, 613, '', NULL, '2026-11-30 07:21:41.953391+00');
INSERT INTO public.delivery_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '8668475f-61dd-459e-b707-a67357d68037', 1, 'connection_failed', NULL, 5, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-30 07:21:44.199795+00');
INSERT INTO public.delivery_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '8668475f-61dd-459e-b707-a67357d68037', 2, 'connection_failed', NULL, 0, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-30 07:21:45.967707+00');
INSERT INTO public.delivery_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '4abb3bfb-5e29-445d-9d47-d8db19fad0f1', 1, 'delivered', 200, 43, '', NULL, '2026-11-30 07:21:46.295052+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('039beb08-d025-41a0-aeb1-81f46ec50316', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', NULL, 'profile.created', '{"name": "Completed"}', '2026-11-30 07:21:41.263603+00');
INSERT INTO public.events VALUES ('5125d7a8-c53d-4782-9ccb-99710d6cbf7c', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'completion.requested', '{"request_id": "req_EvcwkJjfXL"}', '2026-11-30 07:21:41.315173+00');
INSERT INTO public.events VALUES ('ff5b8ca5-84b0-469f-913b-e5e32cae5001', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'completion.started', '{}', '2026-11-30 07:21:41.6471+00');
INSERT INTO public.events VALUES ('0346a02c-619d-418c-b285-f37e193ab126', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 07:21:41.766362+00');
INSERT INTO public.events VALUES ('ff1e9054-f857-4d21-ba92-01f55f4bae20', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 07:21:41.827709+00');
INSERT INTO public.events VALUES ('d01e48dd-edb2-45b3-b6d2-1198f664e6ae', 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, 'brand.submitted', '{"fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}, "kind": "brand", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "2275afd8-b240-4941-afc0-9d0e768f1302", "subject_id": "650daa07-5060-45d2-bcfc-cf4363d4ca4d", "transition": "submitted", "previous_state": "submitting", "registration_id": "9f7792cc-576b-5c42-93e7-2d940cd7e925"}', '2026-11-30 07:21:42.781337+00');
INSERT INTO public.events VALUES ('2541d499-3cec-4c12-8c85-7e9cb3b11269', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', NULL, 'profile.created', '{"name": "Undelivered"}', '2026-11-30 07:21:42.89532+00');
INSERT INTO public.events VALUES ('81a78869-65a2-41d1-ac6a-7f1106e1a511', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'completion.requested', '{"request_id": "req_MDfhGFEr5r"}', '2026-11-30 07:21:42.948835+00');
INSERT INTO public.events VALUES ('c30ca50a-1d05-4dfe-9ec7-9c207571c58e', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'completion.started', '{}', '2026-11-30 07:21:43.617154+00');
INSERT INTO public.events VALUES ('0776770b-395a-4ea7-9335-ecd0f55ea006', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 07:21:43.830816+00');
INSERT INTO public.events VALUES ('065afc3a-12dd-41ce-b1be-c79655588b83', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]}', '2026-11-30 07:21:43.92437+00');
INSERT INTO public.events VALUES ('50c241be-7f5a-46e0-b0d2-60784cc690fd', 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, 'brand.verified', '{"kind": "brand", "cause": "completion", "state": "verified", "tcr_id": "B4J064A", "reasons": [], "vendor_id": "2275afd8-b240-4941-afc0-9d0e768f1302", "subject_id": "650daa07-5060-45d2-bcfc-cf4363d4ca4d", "transition": "verified", "previous_state": "pending", "registration_id": "9f7792cc-576b-5c42-93e7-2d940cd7e925"}', '2026-11-30 07:21:44.252147+00');
INSERT INTO public.events VALUES ('5d74469d-a035-4e20-9518-938ba790cda1', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', NULL, 'profile.created', '{"name": "Registering"}', '2026-11-30 07:21:44.588561+00');
INSERT INTO public.events VALUES ('a86d7ff3-5516-4e57-9906-b15f71134414', 'b737331b-6955-4415-9b5e-ee05e344b420', NULL, NULL, 'campaign.submitted', '{"fee": {"amount": "45.00", "currency": "USD", "description": "15.00 for the review of a new campaign, and 3 months of ACCOUNT_NOTIFICATION at 10.00 each, charged immediately; then 10.00 a month. Not refundable; prices as of 2025-07-22."}, "kind": "campaign", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "84ae12db-68d4-4794-903a-6004cf15dd21", "subject_id": "7cfdfa01-2e1d-41bb-869e-c82af3dd7323", "transition": "submitted", "previous_state": "submitting", "registration_id": "65c5bd29-1fcc-56ee-b414-f0cdfa3cc2d7"}', '2026-11-30 07:21:44.620082+00');
INSERT INTO public.events VALUES ('324e93df-e5ad-4513-a9cf-683e7a183a49', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'completion.requested', '{"request_id": "req_afT7yXPltw"}', '2026-11-30 07:21:44.893246+00');
INSERT INTO public.events VALUES ('5fbf3741-9a46-413e-9b0d-3ad322ecefa7', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'completion.started', '{}', '2026-11-30 07:21:45.150322+00');
INSERT INTO public.events VALUES ('0ccce1b3-dfc0-403a-ae63-aed8006d2d5a', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550122"}', '2026-11-30 07:21:45.479878+00');
INSERT INTO public.events VALUES ('4838a450-913d-486f-a410-1eac9f76ffdb', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'completion.submitted', '{"status": "submitted", "reasons": [{"code": "awaiting_registry", "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]}', '2026-11-30 07:21:45.602893+00');
INSERT INTO public.events VALUES ('d3b53719-ecb1-4c1b-9398-2dea52770041', 'b737331b-6955-4415-9b5e-ee05e344b420', 'cf684c3a-a54a-400b-b6b7-008d2ac1a955', NULL, 'profile.created', '{"name": "In conversation"}', '2026-11-30 07:21:46.507675+00');
INSERT INTO public.events VALUES ('ba330804-6ba2-4831-89d6-9656951f8de3', 'b737331b-6955-4415-9b5e-ee05e344b420', 'cf684c3a-a54a-400b-b6b7-008d2ac1a955', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'completion.requested', '{"request_id": "req_1nFknE890f"}', '2026-11-30 07:21:46.612721+00');
INSERT INTO public.events VALUES ('f66c0afa-799f-4cf7-8b74-bec4ee3e9df5', 'b737331b-6955-4415-9b5e-ee05e344b420', 'cf684c3a-a54a-400b-b6b7-008d2ac1a955', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'completion.started', '{}', '2026-11-30 07:21:46.750443+00');
INSERT INTO public.events VALUES ('9c87c42c-86b6-4080-a8a6-096c9f781fe3', 'b737331b-6955-4415-9b5e-ee05e344b420', 'eacde91a-3ece-469f-a30d-c6279354102a', NULL, 'profile.created', '{"name": "Waiting"}', '2026-11-30 07:21:46.8934+00');
INSERT INTO public.events VALUES ('7394b885-64b7-449c-b729-4c36c3f54547', 'b737331b-6955-4415-9b5e-ee05e344b420', 'eacde91a-3ece-469f-a30d-c6279354102a', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'completion.requested', '{"request_id": "req_IiV1pk2GGp"}', '2026-11-30 07:21:46.995843+00');
INSERT INTO public.events VALUES ('0c95d534-2736-48d2-bb1d-cc884fb39a59', 'b737331b-6955-4415-9b5e-ee05e344b420', 'eacde91a-3ece-469f-a30d-c6279354102a', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'completion.started', '{}', '2026-11-30 07:21:47.222168+00');
INSERT INTO public.events VALUES ('74afdb7c-a525-45b2-b17e-925e55ece427', 'b737331b-6955-4415-9b5e-ee05e344b420', 'eacde91a-3ece-469f-a30d-c6279354102a', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'completion.delayed', '{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '2026-11-30 07:21:47.373534+00');
INSERT INTO public.events VALUES ('022914f4-a23d-4a91-8d37-9eda80e827fb', 'b737331b-6955-4415-9b5e-ee05e344b420', '96fc0cbd-87a9-4d4a-82bc-46508cd63c1c', NULL, 'profile.created', '{"name": "Queued"}', '2026-11-30 07:21:50.608675+00');
INSERT INTO public.events VALUES ('f123b2b0-3ec6-49da-b0b9-d21b9805a91f', 'b737331b-6955-4415-9b5e-ee05e344b420', '96fc0cbd-87a9-4d4a-82bc-46508cd63c1c', 'c6f19667-9ad4-4ee3-92e7-c786e2c467cb', 'completion.requested', '{"request_id": "req_VE6fs5YtTC"}', '2026-11-30 07:21:50.676742+00');


--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leases VALUES ('executor:2:3ab6ff67926d.7592.4360173.0ad85f0d', '3ab6ff67926d.7592.4360173.0ad85f0d', '2026-11-30 07:21:56.733539+00');
INSERT INTO public.leases VALUES ('sms:cf684c3a-a54a-400b-b6b7-008d2ac1a955', '21f98b68-231d-4b75-8b6d-954dc7d5841f', '2026-11-30 07:24:46.767665+00');
INSERT INTO public.leases VALUES ('number:+12125550133', '21f98b68-231d-4b75-8b6d-954dc7d5841f', '2026-11-30 07:24:46.767665+00');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'Northwind Group', 'owner-6d0f85b7@platform.example', '+12125550199', 'gAAAAABrDSQDBWunjDJKt_ZCuDTK8NNg3_C_9-yETakK0CKch2wFBEiW2mOwoHX9OZvDMPBQU1Xb5MwFfVDAb8BgJ-rmbseNead8NozjyUkFK3ne_aJ6gkwvrnQz4rqmHaBywWXCMeUwAqSzkeHuAujlhkHyAx17vA==', '2026-11-30 07:21:39.577926+00', '2026-11-30 07:21:41.159076+00');


--
-- Data for Name: profile_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profile_counts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 6);


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES ('b8259959-7002-4778-b909-1b6b2bca24ac', 'b737331b-6955-4415-9b5e-ee05e344b420', 'Completed', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:41.263603+00', '2026-11-30 07:21:41.827709+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('0666ad41-9cfa-4808-ab92-e5966701ed74', 'b737331b-6955-4415-9b5e-ee05e344b420', 'Undelivered', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:42.89532+00', '2026-11-30 07:21:43.92437+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'b737331b-6955-4415-9b5e-ee05e344b420', 'Registering', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'submitted', false, false, false, false, true, true, 'profile', NULL, '+12125550122', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:44.588561+00', '2026-11-30 07:21:45.602893+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('cf684c3a-a54a-400b-b6b7-008d2ac1a955', 'b737331b-6955-4415-9b5e-ee05e344b420', 'In conversation', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550133', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:46.507675+00', '2026-11-30 07:21:46.750443+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('eacde91a-3ece-469f-a30d-c6279354102a', 'b737331b-6955-4415-9b5e-ee05e344b420', 'Waiting', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550144', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:46.8934+00', '2026-11-30 07:21:47.222168+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('96fc0cbd-87a9-4d4a-82bc-46508cd63c1c', 'b737331b-6955-4415-9b5e-ee05e344b420', 'Queued', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'incomplete', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 07:21:50.608675+00', '2026-11-30 07:21:50.608675+00', NULL, NULL, NULL, false);


--
-- Data for Name: rate_windows; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: registration_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '9f7792cc-576b-5c42-93e7-2d940cd7e925', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 07:21:41.996954+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '9f7792cc-576b-5c42-93e7-2d940cd7e925', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/10dlc/brand", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "POST", "status": 200, "duration_ms": 11}]', '2026-11-30 07:21:42.781337+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '9f7792cc-576b-5c42-93e7-2d940cd7e925', 3, 'verified', 'pending', 'verified', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "OK", "entityType": "PRIVATE_PROFIT", "tcrBrandId": "B4J064A", "universalEin": "US_123456789", "identityStatus": "VERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand/2275afd8-b240-4941-afc0-9d0e768f1302", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "GET", "status": 200, "duration_ms": 11}]', '2026-11-30 07:21:44.252147+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '65c5bd29-1fcc-56ee-b414-f0cdfa3cc2d7', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 07:21:44.308784+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '65c5bd29-1fcc-56ee-b414-f0cdfa3cc2d7', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "campaignStatus": "TCR_PENDING", "submissionStatus": "PENDING", "isTMobileSuspended": "false", "isTMobileRegistered": "false"}', '[{"path": "/10dlc/campaign", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 62}, {"path": "/10dlc/campaignBuilder/brand/2275afd8-b240-4941-afc0-9d0e768f1302/usecase/ACCOUNT_NOTIFICATION", "answer": "{\"usecase\": \"ACCOUNT_NOTIFICATION\", \"monthlyFee\": 10.0, \"quarterlyFee\": 30.0, \"annualFee\": 120.0, \"minSubUsecases\": 0, \"maxSubUsecases\": 0, \"mnoMetadata\": {\"10017\": {\"mno\": \"AT&T\", \"qualify\": true, \"mnoSupport\": true, \"mnoReview\": false, \"minMsgSamples\": 1, \"reqSubscriberOptin\": true, \"reqSubscribe…", "method": "GET", "status": 200, "duration_ms": 45}, {"path": "/10dlc/campaignBuilder", "answer": "{\"subUsecases\": [], \"termsAndConditions\": true, \"autoRenewal\": true, \"brandId\": \"2275afd8-b240-4941-afc0-9d0e768f1302\", \"usecase\": \"ACCOUNT_NOTIFICATION\", \"description\": \"Reminders of appointments that patients have made with Northwind Dental.\", \"messageFlow\": \"Patients tick a box on the booking fo…", "method": "POST", "status": 200, "duration_ms": 37}]', '2026-11-30 07:21:44.620082+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '0d10be18-a96e-5c35-b051-112353c56470', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 07:21:46.178615+00');
INSERT INTO public.registration_moves VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '0d10be18-a96e-5c35-b051-112353c56470', 2, 'unavailable', 'submitting', 'submitting', true, 'completion', '{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '[{"path": "/10dlc/brand", "answer": "brands of that name found: 1", "method": "GET", "status": 200, "duration_ms": 61}, {"path": "/10dlc/brand/{id}", "answer": "another brand of that name", "method": "GET", "status": 200, "duration_ms": 9}, {"path": "/10dlc/brand", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "POST", "status": 503, "duration_ms": 27}]', '2026-11-30 07:21:46.432631+00');


--
-- Data for Name: registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registrations VALUES ('9f7792cc-576b-5c42-93e7-2d940cd7e925', 'b737331b-6955-4415-9b5e-ee05e344b420', 'brand', 'b737331b-6955-4415-9b5e-ee05e344b420', '650daa07-5060-45d2-bcfc-cf4363d4ca4d', 'verified', '2026-11-30 07:21:44.252147+00', '2275afd8-b240-4941-afc0-9d0e768f1302', 'B4J064A', '{"mock": "false", "cspId": "S555TEL", "status": "OK", "entityType": "PRIVATE_PROFIT", "tcrBrandId": "B4J064A", "universalEin": "US_123456789", "identityStatus": "VERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[]', '{"token": "9f7792cc-576b-5c42-93e7-2d940cd7e925-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T07:21:41.996954+00:00"}, "sent_at": null}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, '2026-11-30 07:21:42.781337+00', '2026-11-30 07:21:44.252147+00', '2026-12-01 07:21:44.252147+00', 0, '2026-11-30 07:21:41.996954+00', '{"csp_id": "S555TEL", "is_registered": true, "universal_ein": "US_123456789", "identity_status": "VERIFIED"}');
INSERT INTO public.registrations VALUES ('0d10be18-a96e-5c35-b051-112353c56470', 'b737331b-6955-4415-9b5e-ee05e344b420', 'brand', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', '5ca1012a-a53d-4536-bc0f-b5cc2b0c64fa', 'submitting', '2026-11-30 07:21:46.178615+00', NULL, NULL, '{}', '[]', '{"token": "0d10be18-a96e-5c35-b051-112353c56470-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T07:21:46.178615+00:00"}, "sent_at": "2026-11-30T07:21:46.178615+00:00"}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30 07:21:47.501258+00', 1, '2026-11-30 07:21:46.178615+00', '{}');
INSERT INTO public.registrations VALUES ('65c5bd29-1fcc-56ee-b414-f0cdfa3cc2d7', 'b737331b-6955-4415-9b5e-ee05e344b420', 'campaign', 'b737331b-6955-4415-9b5e-ee05e344b420', '7cfdfa01-2e1d-41bb-869e-c82af3dd7323', 'pending', '2026-11-30 07:21:44.620082+00', '84ae12db-68d4-4794-903a-6004cf15dd21', 'C8CB82P', '{"mock": "false", "cspId": "S555TEL", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "billedDate": "2026-11-30T07:21:45.591731", "campaignStatus": "MNO_PENDING", "submissionStatus": "CREATED", "isTMobileSuspended": "false", "isTMobileRegistered": "false"}', '[]', '{"token": "65c5bd29-1fcc-56ee-b414-f0cdfa3cc2d7-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T07:21:44.308784+00:00"}, "sent_at": null}', '{"volume": null, "samples": [["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."]], "use_cases": ["ACCOUNT_NOTIFICATION"], "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', NULL, NULL, NULL, '2026-11-30 07:21:44.620082+00', '2026-11-30 07:21:46.911195+00', '2026-11-30 07:26:46.911195+00', 0, '2026-11-30 07:21:44.308784+00', '{}');


--
-- Data for Name: run_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 15}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"1574549c-a044-4849-929a-f099483eb10d\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 13}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"1574549c-a044-4849-929a-f099483eb10d\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"1574549c-a044-4849-929a-f099483eb10d\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"1574549c-a044-4849-929a-f099483eb10d\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 07:21:41.693328+00', '2026-11-30 07:21:41.766362+00');
INSERT INTO public.run_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 19}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 23}, {"path": "/messaging_profiles/1574549c-a044-4849-929a-f099483eb10d", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"1574549c-a044-4849-929a-f099483eb10d\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "GET", "status": 200, "duration_ms": 11}]', '2026-11-30 07:21:43.644136+00', '2026-11-30 07:21:43.830816+00');
INSERT INTO public.run_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 43}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"58acc389-a9d7-4585-a146-96d1d609a8e6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 55}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"58acc389-a9d7-4585-a146-96d1d609a8e6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 10}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"58acc389-a9d7-4585-a146-96d1d609a8e6\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 94}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"58acc389-a9d7-4585-a146-96d1d609a8e6\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 29}]', '2026-11-30 07:21:45.194312+00', '2026-11-30 07:21:45.479878+00');
INSERT INTO public.run_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'connect_sms', 1, 'running', NULL, '[]', '2026-11-30 07:21:46.767665+00', NULL);
INSERT INTO public.run_attempts VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'connect_sms', 1, 'unavailable', 'telnyx: Service unavailable: The service is temporarily unavailable; try again later.', '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 16}, {"path": "/phone_numbers", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "GET", "status": 503, "duration_ms": 19}]', '2026-11-30 07:21:47.278662+00', '2026-11-30 07:21:47.373534+00');


--
-- Data for Name: run_callbacks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '25f1ed50-e73f-43e3-be0f-a05c50125d44', '523319672ccd8fc8fb3f61bc7a55cf342f9a121f87bfe9e565f2576f0bd87008', 'http://127.0.0.1:37227/done', '2026-11-30 07:21:41.315173+00');
INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', '1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b', 'http://127.0.0.1:9/done', '2026-11-30 07:21:42.948835+00');
INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', '523319672ccd8fc8fb3f61bc7a55cf342f9a121f87bfe9e565f2576f0bd87008', 'http://127.0.0.1:37227/done', '2026-11-30 07:21:44.893246+00');
INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21f98b68-231d-4b75-8b6d-954dc7d5841f', '523319672ccd8fc8fb3f61bc7a55cf342f9a121f87bfe9e565f2576f0bd87008', 'http://127.0.0.1:37227/done', '2026-11-30 07:21:46.612721+00');
INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21b13c06-260c-46d8-a28f-131b7978c1d1', '523319672ccd8fc8fb3f61bc7a55cf342f9a121f87bfe9e565f2576f0bd87008', 'http://127.0.0.1:37227/done', '2026-11-30 07:21:46.995843+00');
INSERT INTO public.run_callbacks VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'c6f19667-9ad4-4ee3-92e7-c786e2c467cb', '523319672ccd8fc8fb3f61bc7a55cf342f9a121f87bfe9e565f2576f0bd87008', 'http://127.0.0.1:37227/done', '2026-11-30 07:21:50.676742+00');


--
-- Data for Name: run_steps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "1574549c-a044-4849-929a-f099483eb10d"}', '2026-11-30 07:21:41.693328+00', '2026-11-30 07:21:41.766362+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 07:21:41.798261+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '25f1ed50-e73f-43e3-be0f-a05c50125d44', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 07:21:41.827709+00', '2026-11-30 07:21:41.827709+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "1574549c-a044-4849-929a-f099483eb10d"}', '2026-11-30 07:21:43.644136+00', '2026-11-30 07:21:43.830816+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 07:21:43.902441+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 07:21:43.92437+00', '2026-11-30 07:21:43.92437+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'connect_sms', 0, 'done', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "58acc389-a9d7-4585-a146-96d1d609a8e6"}', '2026-11-30 07:21:45.194312+00', '2026-11-30 07:21:45.479878+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 07:21:45.586625+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'settle', 2, 'done', '{"status": "submitted"}', '2026-11-30 07:21:45.602893+00', '2026-11-30 07:21:45.602893+00', NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21f98b68-231d-4b75-8b6d-954dc7d5841f', 'connect_sms', 0, 'running', NULL, '2026-11-30 07:21:46.767665+00', NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', '21b13c06-260c-46d8-a28f-131b7978c1d1', 'connect_sms', 0, 'waiting', NULL, '2026-11-30 07:21:47.278662+00', NULL, '2026-11-30 07:21:48.254423+00');
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'c6f19667-9ad4-4ee3-92e7-c786e2c467cb', 'connect_sms', 0, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'c6f19667-9ad4-4ee3-92e7-c786e2c467cb', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b737331b-6955-4415-9b5e-ee05e344b420', 'c6f19667-9ad4-4ee3-92e7-c786e2c467cb', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES ('25f1ed50-e73f-43e3-be0f-a05c50125d44', 'b737331b-6955-4415-9b5e-ee05e344b420', 'b8259959-7002-4778-b909-1b6b2bca24ac', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_EvcwkJjfXL', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:41.315173+00', '2026-11-30 07:21:41.6471+00', '2026-11-30 07:21:41.827709+00');
INSERT INTO public.runs VALUES ('fe1b276b-e54b-4d78-b40d-91dfc9cb289c', 'b737331b-6955-4415-9b5e-ee05e344b420', '0666ad41-9cfa-4808-ab92-e5966701ed74', 'completed', '[{"code": "ready", "fields": [], "remedy": null, "message": "Every prerequisite is met, and no approval is pending."}]', 'req_MDfhGFEr5r', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:42.948835+00', '2026-11-30 07:21:43.617154+00', '2026-11-30 07:21:43.92437+00');
INSERT INTO public.runs VALUES ('de40f4ba-a2ec-4bdd-ba7c-ac025f6f701b', 'b737331b-6955-4415-9b5e-ee05e344b420', '176af732-ad03-4b3f-ae7c-0e156e5c66dc', 'submitted', '[{"code": "awaiting_registry", "fields": [], "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]', 'req_afT7yXPltw', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:44.893246+00', '2026-11-30 07:21:45.150322+00', '2026-11-30 07:21:45.602893+00');
INSERT INTO public.runs VALUES ('21f98b68-231d-4b75-8b6d-954dc7d5841f', 'b737331b-6955-4415-9b5e-ee05e344b420', 'cf684c3a-a54a-400b-b6b7-008d2ac1a955', 'in_progress', '[]', 'req_1nFknE890f', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:46.612721+00', '2026-11-30 07:21:46.750443+00', NULL);
INSERT INTO public.runs VALUES ('21b13c06-260c-46d8-a28f-131b7978c1d1', 'b737331b-6955-4415-9b5e-ee05e344b420', 'eacde91a-3ece-469f-a30d-c6279354102a', 'in_progress', '[]', 'req_IiV1pk2GGp', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:46.995843+00', '2026-11-30 07:21:47.222168+00', NULL);
INSERT INTO public.runs VALUES ('c6f19667-9ad4-4ee3-92e7-c786e2c467cb', 'b737331b-6955-4415-9b5e-ee05e344b420', '96fc0cbd-87a9-4d4a-82bc-46508cd63c1c', 'queued', '[]', 'req_VE6fs5YtTC', '146fb4d4-7552-4f01-8382-70f79d4a0f3c', '2026-11-30 07:21:50.676742+00', NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('146fb4d4-7552-4f01-8382-70f79d4a0f3c', 'b737331b-6955-4415-9b5e-ee05e344b420', 'owner-6d0f85b7@platform.example', 'Northwind Group', 'owner', 'active', '2026-11-30 07:21:39.577926+00', '2026-11-30 07:21:39.577926+00');


--
-- Data for Name: vendor_circuits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.vendor_circuits VALUES ('telnyx', '', 1, NULL, NULL, 'it answers with the status 503', '2026-11-30 07:21:47.346166+00');


--
-- Data for Name: webhook_endpoints; Type: TABLE DATA; Schema: public; Owner: -
--



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
-- Name: ix_webhook_endpoints_org_id_created_at_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_webhook_endpoints_org_id_created_at_id ON public.webhook_endpoints USING btree (org_id, created_at, id);


--
-- Name: ix_whatsapp_registrations_phone_number_id_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_whatsapp_registrations_phone_number_id_at ON public.whatsapp_registrations USING btree (phone_number_id, at);


--
-- Name: uq_agreements_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_agreements_open ON public.agreements USING btree (org_id, owner_id, kind, subject_id, completion_of) WHERE ((used_at IS NULL) AND (ended_at IS NULL));


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
-- PostgreSQL database dump complete
--


