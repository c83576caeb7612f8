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
    review_reason text
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
    retiring_secret_ciphertext text,
    retiring_until timestamp with time zone,
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
    deleted_at timestamp with time zone
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

INSERT INTO dbos.application_versions VALUES ('67776743-d168-4a1f-bac2-0d1ea714a5df', '2', 1795984373026, 1795984373026, 'clearsend');


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

INSERT INTO dbos.operation_outputs VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 1, 'begin', '"go_on"', NULL, NULL, 1795984374218, 1795984374244, 'clearsend_json', 'clearsend', 1795984374245);
INSERT INTO dbos.operation_outputs VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795984374252, 1795984374369, 'clearsend_json', 'clearsend', 1795984374370);
INSERT INTO dbos.operation_outputs VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795984374376, 1795984374382, 'clearsend_json', 'clearsend', 1795984374383);
INSERT INTO dbos.operation_outputs VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 4, 'settle', '"ended"', NULL, NULL, 1795984374387, 1795984374439, 'clearsend_json', 'clearsend', 1795984374440);
INSERT INTO dbos.operation_outputs VALUES ('deliver-85756cd2-57de-4674-9c35-6e00e55a19dc-1', 1, 'send', '"delivered"', NULL, NULL, 1795984374460, 1795984374580, 'clearsend_json', 'clearsend', 1795984374581);
INSERT INTO dbos.operation_outputs VALUES ('advance-db38d986-2a74-4fc8-bfb7-1667c242fbb9', 1, 'turn', '"more"', NULL, NULL, 1795984374548, 1795984375096, 'clearsend_json', 'clearsend', 1795984375098);
INSERT INTO dbos.operation_outputs VALUES ('advance-db38d986-2a74-4fc8-bfb7-1667c242fbb9', 2, 'turn', '"done"', NULL, NULL, 1795984375107, 1795984375157, 'clearsend_json', 'clearsend', 1795984375158);
INSERT INTO dbos.operation_outputs VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 1, 'begin', '"go_on"', NULL, NULL, 1795984375148, 1795984375172, 'clearsend_json', 'clearsend', 1795984375173);
INSERT INTO dbos.operation_outputs VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795984375175, 1795984375227, 'clearsend_json', 'clearsend', 1795984375229);
INSERT INTO dbos.operation_outputs VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795984375230, 1795984375235, 'clearsend_json', 'clearsend', 1795984375236);
INSERT INTO dbos.operation_outputs VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 4, 'settle', '"ended"', NULL, NULL, 1795984375237, 1795984375256, 'clearsend_json', 'clearsend', 1795984375260);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-29T20:32:55+00:00', 1, 'sweep', '"1"', NULL, NULL, 1795984375289, 1795984375307, 'clearsend_json', 'clearsend', 1795984375308);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-29T20:32:55+00:00', 1, 'put_back', '"0"', NULL, NULL, 1795984375289, 1795984375324, 'clearsend_json', 'clearsend', 1795984375325);
INSERT INTO dbos.operation_outputs VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-1', 1, 'send', '"retrying"', NULL, NULL, 1795984375321, 1795984375343, 'clearsend_json', 'clearsend', 1795984375344);
INSERT INTO dbos.operation_outputs VALUES ('advance-51b54a6d-d2b1-4a95-b0f5-c50a7a034386', 1, 'turn', '"done"', NULL, NULL, 1795984375362, 1795984375391, 'clearsend_json', 'clearsend', 1795984375392);
INSERT INTO dbos.operation_outputs VALUES ('sweep-b9137107-98ee-423c-9a7d-0870ca89f064-1795984375242-14', 1, 'turn', '"more"', NULL, NULL, 1795984375365, 1795984375434, 'clearsend_json', 'clearsend', 1795984375435);
INSERT INTO dbos.operation_outputs VALUES ('sweep-b9137107-98ee-423c-9a7d-0870ca89f064-1795984375242-14', 2, 'turn', '"done"', NULL, NULL, 1795984375446, 1795984375489, 'clearsend_json', 'clearsend', 1795984375490);
INSERT INTO dbos.operation_outputs VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 1, 'begin', '"go_on"', NULL, NULL, 1795984375616, 1795984375620, 'clearsend_json', 'clearsend', 1795984375621);
INSERT INTO dbos.operation_outputs VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795984375624, 1795984375662, 'clearsend_json', 'clearsend', 1795984375663);
INSERT INTO dbos.operation_outputs VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795984375670, 1795984375682, 'clearsend_json', 'clearsend', 1795984375683);
INSERT INTO dbos.operation_outputs VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 4, 'settle', '"ended"', NULL, NULL, 1795984375685, 1795984375712, 'clearsend_json', 'clearsend', 1795984375713);
INSERT INTO dbos.operation_outputs VALUES ('advance-7a57df9f-b517-444d-8fa6-92429f98ac5e', 1, 'turn', '"more"', NULL, NULL, 1795984375753, 1795984375790, 'clearsend_json', 'clearsend', 1795984375791);
INSERT INTO dbos.operation_outputs VALUES ('advance-7a57df9f-b517-444d-8fa6-92429f98ac5e', 2, 'turn', '"done"', NULL, NULL, 1795984375794, 1795984375808, 'clearsend_json', 'clearsend', 1795984375809);
INSERT INTO dbos.operation_outputs VALUES ('deliver-369385b5-b460-4f72-8cf3-fbbb1292972c-1', 1, 'send', '"delivered"', NULL, NULL, 1795984375776, 1795984375808, 'clearsend_json', 'clearsend', 1795984375809);
INSERT INTO dbos.operation_outputs VALUES ('complete-0b27be99-7d72-40bf-8b5d-7f45adb58f8f-1', 1, 'begin', '"go_on"', NULL, NULL, 1795984375981, 1795984375986, 'clearsend_json', 'clearsend', 1795984375987);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-29T20:32:56+00:00', 1, 'put_back', '"0"', NULL, NULL, 1795984376110, 1795984376123, 'clearsend_json', 'clearsend', 1795984376124);
INSERT INTO dbos.operation_outputs VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-1', 1, 'begin', '"go_on"', NULL, NULL, 1795984376107, 1795984376124, 'clearsend_json', 'clearsend', 1795984376125);
INSERT INTO dbos.operation_outputs VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-1', 2, 'connect_sms', '"later"', NULL, NULL, 1795984376128, 1795984376174, 'clearsend_json', 'clearsend', 1795984376175);


--
-- Data for Name: queues; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.queues VALUES ('42f7979b-f074-46dd-8ea9-728781f24ffc', 'completions', NULL, 25, NULL, NULL, true, true, 0.1, 1795984373062, 1795984373061, 'clearsend', NULL, 20, NULL, NULL);
INSERT INTO dbos.queues VALUES ('355a986c-04c3-48dd-8e1f-145547fa2d4a', 'registrations', NULL, 10, NULL, NULL, true, true, 0.1, 1795984373084, 1795984373083, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('9f955df7-96da-4416-b1fb-86a6510c12dc', 'deliveries', NULL, 40, NULL, NULL, true, true, 0.1, 1795984373092, 1795984373092, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('15f55d53-a96b-4388-b6b2-ebfb950a6807', 'retries', NULL, 20, NULL, NULL, true, true, 0.25, 1795984373100, 1795984373100, 'clearsend', NULL, 2, NULL, NULL);
INSERT INTO dbos.queues VALUES ('d85094b5-836f-436d-b33e-3d80897892a2', 'chores', NULL, 5, NULL, NULL, true, false, 0.25, 1795984373109, 1795984373108, 'clearsend', NULL, NULL, NULL, NULL);


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

INSERT INTO dbos.workflow_input VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "052bbbf4-9cbb-4927-8592-876925831abd", 1], "kwargs": {}}', 1795984373583);
INSERT INTO dbos.workflow_input VALUES ('deliver-85756cd2-57de-4674-9c35-6e00e55a19dc-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "85756cd2-57de-4674-9c35-6e00e55a19dc", 1], "kwargs": {}}', 1795984374391);
INSERT INTO dbos.workflow_input VALUES ('advance-db38d986-2a74-4fc8-bfb7-1667c242fbb9', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "b9137107-98ee-423c-9a7d-0870ca89f064", "completion"], "kwargs": {}}', 1795984374391);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-29T20:32:55+00:00', '{"args": [{"__time__": "2026-11-29T20:32:55+00:00"}, null], "kwargs": {}}', 1795984375074);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-29T20:32:55+00:00', '{"args": [{"__time__": "2026-11-29T20:32:55+00:00"}, null], "kwargs": {}}', 1795984375091);
INSERT INTO dbos.workflow_input VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "c58592b1-d4f0-4f25-9758-95b105efe8df", 1], "kwargs": {}}', 1795984375046);
INSERT INTO dbos.workflow_input VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "a820fa77-98fd-4477-a1af-050a09eb3ded", 1], "kwargs": {}}', 1795984375242);
INSERT INTO dbos.workflow_input VALUES ('advance-51b54a6d-d2b1-4a95-b0f5-c50a7a034386', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "b9137107-98ee-423c-9a7d-0870ca89f064", "completion"], "kwargs": {}}', 1795984375242);
INSERT INTO dbos.workflow_input VALUES ('sweep-b9137107-98ee-423c-9a7d-0870ca89f064-1795984375242-14', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "b9137107-98ee-423c-9a7d-0870ca89f064", "reconciliation"], "kwargs": {}}', 1795984375297);
INSERT INTO dbos.workflow_input VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-2', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "a820fa77-98fd-4477-a1af-050a09eb3ded", 2], "kwargs": {}}', 1795984375337);
INSERT INTO dbos.workflow_input VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "efe53351-7411-4a6a-882c-d8b5c13fcaa8", 1], "kwargs": {}}', 1795984375507);
INSERT INTO dbos.workflow_input VALUES ('deliver-369385b5-b460-4f72-8cf3-fbbb1292972c-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "369385b5-b460-4f72-8cf3-fbbb1292972c", 1], "kwargs": {}}', 1795984375687);
INSERT INTO dbos.workflow_input VALUES ('advance-7a57df9f-b517-444d-8fa6-92429f98ac5e', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "fae39581-e8a4-417f-bfc3-9e3117ab4682", "completion"], "kwargs": {}}', 1795984375687);
INSERT INTO dbos.workflow_input VALUES ('advance-8467ed09-8842-414b-b0ca-5dfb8ae1926a', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "fae39581-e8a4-417f-bfc3-9e3117ab4682", "registration"], "kwargs": {}}', 1795984375786);
INSERT INTO dbos.workflow_input VALUES ('complete-0b27be99-7d72-40bf-8b5d-7f45adb58f8f-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "0b27be99-7d72-40bf-8b5d-7f45adb58f8f", 1], "kwargs": {}}', 1795984375895);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-29T20:32:56+00:00', '{"args": [{"__time__": "2026-11-29T20:32:56+00:00"}, null], "kwargs": {}}', 1795984376068);
INSERT INTO dbos.workflow_input VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "eb248e56-fa4d-4816-87f0-a1b748c61b0f", 1], "kwargs": {}}', 1795984376068);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-29T20:32:56+00:00', '{"args": [{"__time__": "2026-11-29T20:32:56+00:00"}, null], "kwargs": {}}', 1795984376110);
INSERT INTO dbos.workflow_input VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-2', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "eb248e56-fa4d-4816-87f0-a1b748c61b0f", 2], "kwargs": {}}', 1795984376169);
INSERT INTO dbos.workflow_input VALUES ('complete-d6636c06-8d3d-4440-9a5a-d802f0c8a8a0-1', '{"args": ["b9137107-98ee-423c-9a7d-0870ca89f064", "d6636c06-8d3d-4440-9a5a-d802f0c8a8a0", 1], "kwargs": {}}', 1795984377056);


--
-- Data for Name: workflow_output; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_output VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 'null', NULL, 1795984374449);
INSERT INTO dbos.workflow_output VALUES ('deliver-85756cd2-57de-4674-9c35-6e00e55a19dc-1', 'null', NULL, 1795984374592);
INSERT INTO dbos.workflow_output VALUES ('advance-db38d986-2a74-4fc8-bfb7-1667c242fbb9', 'null', NULL, 1795984375160);
INSERT INTO dbos.workflow_output VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 'null', NULL, 1795984375262);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-29T20:32:55+00:00', 'null', NULL, 1795984375314);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-29T20:32:55+00:00', 'null', NULL, 1795984375329);
INSERT INTO dbos.workflow_output VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-1', 'null', NULL, 1795984375346);
INSERT INTO dbos.workflow_output VALUES ('advance-51b54a6d-d2b1-4a95-b0f5-c50a7a034386', 'null', NULL, 1795984375394);
INSERT INTO dbos.workflow_output VALUES ('sweep-b9137107-98ee-423c-9a7d-0870ca89f064-1795984375242-14', 'null', NULL, 1795984375494);
INSERT INTO dbos.workflow_output VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 'null', NULL, 1795984375744);
INSERT INTO dbos.workflow_output VALUES ('deliver-369385b5-b460-4f72-8cf3-fbbb1292972c-1', 'null', NULL, 1795984375817);
INSERT INTO dbos.workflow_output VALUES ('advance-7a57df9f-b517-444d-8fa6-92429f98ac5e', 'null', NULL, 1795984375818);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-29T20:32:56+00:00', 'null', NULL, 1795984376127);
INSERT INTO dbos.workflow_output VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-1', 'null', NULL, 1795984376182);


--
-- Data for Name: workflow_schedules; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_schedules VALUES ('a3e06501-87a8-428a-b8ea-c3d661380f94', 'housekeeping', 'housekeeping', NULL, '0 */60 * * * *', 'ACTIVE', 'null', NULL, false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('db83f1da-c001-4d58-a739-a16548b34dd8', 'put_back_strays', 'put_back_strays', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-29T20:32:56+00:00', false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('95c7185d-96ab-4f54-99ad-07c29440e5c5', 'reconcile', 'reconcile', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-29T20:32:56+00:00', false, NULL, 'chores', 'clearsend');


--
-- Data for Name: workflow_status; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_status VALUES ('complete-052bbbf4-9cbb-4927-8592-876925831abd-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984373583, 1795984374449, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795984374197, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984374449, 'null', NULL, NULL, false, 'clearsend', '1971ac83-8994-48fb-8744-65afee71005e');
INSERT INTO dbos.workflow_status VALUES ('deliver-85756cd2-57de-4674-9c35-6e00e55a19dc-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984374391, 1795984374592, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795984374440, NULL, 0, 'dcdd63c7622ad66bae92a43b67021a413ba42120410cae06d6fe018a84fb248a', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984374592, 'null', NULL, NULL, false, 'clearsend', '4aceb40a-07e4-4535-a343-516b7cf35006');
INSERT INTO dbos.workflow_status VALUES ('advance-db38d986-2a74-4fc8-bfb7-1667c242fbb9', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984374391, 1795984375160, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795984374536, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375160, 'null', NULL, NULL, false, 'clearsend', 'bf5d3262-20fd-4380-8cfc-9b9da88cf3b5');
INSERT INTO dbos.workflow_status VALUES ('complete-c58592b1-d4f0-4f25-9758-95b105efe8df-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375046, 1795984375262, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795984375130, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375262, 'null', NULL, NULL, false, 'clearsend', '97675ba0-4b36-457d-afde-4d1469a95137');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-29T20:32:55+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375091, 1795984375314, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1795984375273, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795984375314, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-29T20:32:55+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375074, 1795984375329, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1795984375273, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795984375329, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-2', 'DELAYED', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795984375337, 1795984375337, NULL, NULL, NULL, NULL, 0, 'retries', NULL, NULL, NULL, NULL, NULL, 0, '40d33c4789591ceebe51554f4d61c248b2ee672e4111f9718b7c39a48cf3a957', NULL, NULL, NULL, 'clearsend_json', 1795984376224, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '262f281f-d87b-477b-b376-2d1e34a4587a');
INSERT INTO dbos.workflow_status VALUES ('deliver-a820fa77-98fd-4477-a1af-050a09eb3ded-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375242, 1795984375346, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795984375288, NULL, 0, '40d33c4789591ceebe51554f4d61c248b2ee672e4111f9718b7c39a48cf3a957', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375346, 'null', NULL, NULL, false, 'clearsend', '9a299fcf-c048-4c19-ad39-6b32cf45484a');
INSERT INTO dbos.workflow_status VALUES ('advance-51b54a6d-d2b1-4a95-b0f5-c50a7a034386', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375242, 1795984375394, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795984375349, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375394, 'null', NULL, NULL, false, 'clearsend', '75847f3b-ed7a-4c29-ae36-ecf5091e70da');
INSERT INTO dbos.workflow_status VALUES ('sweep-b9137107-98ee-423c-9a7d-0870ca89f064-1795984375242-14', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375297, 1795984375494, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795984375349, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375494, 'null', NULL, NULL, false, 'clearsend', '3817d505-9c6f-4f29-8130-71b666da7973');
INSERT INTO dbos.workflow_status VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-2', 'DELAYED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795984376169, 1795984376169, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', 1795984377010, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '1eab74a4-eb96-4f06-9549-668c5b4c6949');
INSERT INTO dbos.workflow_status VALUES ('advance-7a57df9f-b517-444d-8fa6-92429f98ac5e', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375687, 1795984375818, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795984375728, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375818, 'null', NULL, NULL, false, 'clearsend', '5614f97a-5156-4736-b813-b1437a21a1b7');
INSERT INTO dbos.workflow_status VALUES ('complete-0b27be99-7d72-40bf-8b5d-7f45adb58f8f-1', 'PENDING', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375895, 1795984375975, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795984375975, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, '9a685089-843c-4626-afa2-f6870d5bef09', NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'ee1faeff-9478-4b1c-865f-a50db2cc7a90');
INSERT INTO dbos.workflow_status VALUES ('complete-efe53351-7411-4a6a-882c-d8b5c13fcaa8-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375507, 1795984375744, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795984375609, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375744, 'null', NULL, NULL, false, 'clearsend', 'd70dceb5-b485-45bc-9a73-165d872c7cd8');
INSERT INTO dbos.workflow_status VALUES ('deliver-369385b5-b460-4f72-8cf3-fbbb1292972c-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984375687, 1795984375817, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795984375758, NULL, 0, 'dcdd63c7622ad66bae92a43b67021a413ba42120410cae06d6fe018a84fb248a', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984375817, 'null', NULL, NULL, false, 'clearsend', '2590741c-2249-4b4a-8f6c-fdad1e274e49');
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-29T20:32:56+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984376068, 1795984376127, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1795984376088, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795984376127, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('advance-8467ed09-8842-414b-b0ca-5dfb8ae1926a', 'DELAYED', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795984375786, 1795984375786, NULL, NULL, NULL, NULL, 0, 'registrations', NULL, NULL, NULL, NULL, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', 1795984376809, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '7fed9fe8-2dce-47a8-aa76-978bc73a0ad5');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-29T20:32:56+00:00', 'ENQUEUED', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795984376110, 1795984376110, '2', NULL, NULL, NULL, 0, 'chores', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, NULL, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('complete-eb248e56-fa4d-4816-87f0-a1b748c61b0f-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.11090.467488.74d84ff6', 1795984376068, 1795984376182, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795984376089, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795984376182, 'null', NULL, NULL, false, 'clearsend', 'fd5159a5-7b0c-406a-a3c8-0844ac3b54f1');
INSERT INTO dbos.workflow_status VALUES ('complete-d6636c06-8d3d-4440-9a5a-d802f0c8a8a0-1', 'ENQUEUED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795984377056, 1795984377056, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '0f63ab1e-832b-458e-8713-f172722f1973');


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0003');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('c29c941a-1481-4752-9165-404866b8f770', 'b9137107-98ee-423c-9a7d-0870ca89f064', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', NULL, 'first key', '50cb4081c16203c5504531862f4defdaba9c44556e701848a07680dd32127912', 'cs_rwIcnbk', '2026-11-29 20:32:52.73839+00', NULL);


--
-- Data for Name: brands; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.brands VALUES ('71ac1353-20f4-4175-bbe1-1993e7448fd9', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'b9137107-98ee-423c-9a7d-0870ca89f064', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, 'ACTIVE', 'UNVERIFIED', NULL, 'S555TEL', '2026-11-29 20:32:55.054898+00', '2026-11-29 20:32:53.491628+00', '2026-11-29 20:32:53.491628+00');
INSERT INTO public.brands VALUES ('6083b31f-59f6-4302-9ebe-c58a1c5c1e4c', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 20:32:55.432929+00', '2026-11-29 20:32:55.432929+00');


--
-- Data for Name: campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaigns VALUES ('755ed987-dc87-434c-a487-a8aaa24ffdbf', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'b9137107-98ee-423c-9a7d-0870ca89f064', '71ac1353-20f4-4175-bbe1-1993e7448fd9', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "6e5aa41d-c2c9-4e8f-8878-eab5e6fc2642", "created_at": "2026-11-29T20:32:53.533627+00:00", "updated_at": "2026-11-29T20:32:53.533627+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 20:32:53.533627+00', '2026-11-29 20:32:53.533627+00', NULL);
INSERT INTO public.campaigns VALUES ('1fe2a239-0199-4b0d-bb39-5ceca4b2d75b', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', '6083b31f-59f6-4302-9ebe-c58a1c5c1e4c', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "c61f6e7f-cf25-45de-81f0-0b76f52d96ac", "created_at": "2026-11-29T20:32:55.494838+00:00", "updated_at": "2026-11-29T20:32:55.494838+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 20:32:55.494838+00', '2026-11-29 20:32:55.494838+00', NULL);


--
-- Data for Name: channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.channels VALUES ('4245ef2f-a0d4-49f3-b728-e7b2bac64684', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', 'sms', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "627edf5e-f04d-4196-b5e6-3c61a1bafa85"}', '052bbbf4-9cbb-4927-8592-876925831abd', '2026-11-29 20:32:54.335592+00');
INSERT INTO public.channels VALUES ('944a472f-c6ec-4fcf-84e4-26edbe669cf4', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'sms', '3205cf26-d1ea-4102-9d49-8e802468f391', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "627edf5e-f04d-4196-b5e6-3c61a1bafa85"}', 'c58592b1-d4f0-4f25-9758-95b105efe8df', '2026-11-29 20:32:55.206942+00');
INSERT INTO public.channels VALUES ('a17e1436-f9dd-49a4-aa07-1e5da39b955d', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'sms', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', '+12125550122', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "108ea45c-64b6-4b0c-8420-939be93cf6c3"}', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', '2026-11-29 20:32:55.656882+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('85756cd2-57de-4674-9c35-6e00e55a19dc', 'b9137107-98ee-423c-9a7d-0870ca89f064', '51660071-551c-451a-9809-4a35f12564ef', '052bbbf4-9cbb-4927-8592-876925831abd', 'http://127.0.0.1:40349/done', '{"profileId":"f75f5f98-a066-4c1b-9bd2-3ac17d26899e","success":true,"status":"COMPLETED","timestamp":"2026-11-29T20:32:54.390281+00:00","runId":"052bbbf4-9cbb-4927-8592-876925831abd","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'delivered', NULL, '2026-11-29 20:32:54.390281+00', '2026-11-29 20:32:54.55703+00', NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('a820fa77-98fd-4477-a1af-050a09eb3ded', 'b9137107-98ee-423c-9a7d-0870ca89f064', '6d132289-367d-4960-a3c0-11b45e6d72c2', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'http://127.0.0.1:9/done', '{"profileId":"3205cf26-d1ea-4102-9d49-8e802468f391","success":true,"status":"COMPLETED","timestamp":"2026-11-29T20:32:55.242068+00:00","runId":"c58592b1-d4f0-4f25-9758-95b105efe8df","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'retrying', '2026-11-29 20:32:56.219984+00', '2026-11-29 20:32:55.242068+00', NULL, NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('369385b5-b460-4f72-8cf3-fbbb1292972c', 'b9137107-98ee-423c-9a7d-0870ca89f064', '5d60a4ac-4e0c-411c-a7b0-02510e820377', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'http://127.0.0.1:40349/done', '{"profileId":"fae39581-e8a4-417f-bfc3-9e3117ab4682","success":true,"status":"SUBMITTED","timestamp":"2026-11-29T20:32:55.686860+00:00","runId":"efe53351-7411-4a6a-882c-d8b5c13fcaa8","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}', 'delivered', NULL, '2026-11-29 20:32:55.68686+00', '2026-11-29 20:32:55.801437+00', NULL, 30, 0);


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '85756cd2-57de-4674-9c35-6e00e55a19dc', 1, 'delivered', 200, 87, '', NULL, '2026-11-29 20:32:54.467068+00');
INSERT INTO public.delivery_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'a820fa77-98fd-4477-a1af-050a09eb3ded', 1, 'connection_failed', NULL, 0, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-29 20:32:55.332123+00');
INSERT INTO public.delivery_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '369385b5-b460-4f72-8cf3-fbbb1292972c', 1, 'delivered', 200, 5, '', NULL, '2026-11-29 20:32:55.783926+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('277af7eb-8400-4087-bdd9-bf7308261e4d', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', NULL, 'profile.created', '{"name": "Completed"}', '2026-11-29 20:32:53.555809+00');
INSERT INTO public.events VALUES ('2d204488-0a33-47cd-b30e-56d2ca796a86', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', '052bbbf4-9cbb-4927-8592-876925831abd', 'completion.requested', '{"request_id": "req_lBDro5EOEE"}', '2026-11-29 20:32:53.582435+00');
INSERT INTO public.events VALUES ('166e52a2-6603-4538-856e-24aac1feb4ff', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', '052bbbf4-9cbb-4927-8592-876925831abd', 'completion.started', '{}', '2026-11-29 20:32:54.2309+00');
INSERT INTO public.events VALUES ('9cff9737-0662-4705-9b7c-52088b2f6a4c', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', '052bbbf4-9cbb-4927-8592-876925831abd', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-29 20:32:54.335592+00');
INSERT INTO public.events VALUES ('51660071-551c-451a-9809-4a35f12564ef', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', '052bbbf4-9cbb-4927-8592-876925831abd', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-29 20:32:54.390281+00');
INSERT INTO public.events VALUES ('806fb2a6-bb2e-48fb-b609-b2fdcce341b5', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', NULL, 'profile.created', '{"name": "Undelivered"}', '2026-11-29 20:32:54.604499+00');
INSERT INTO public.events VALUES ('e4587b72-0318-4507-b335-d3715b974214', 'b9137107-98ee-423c-9a7d-0870ca89f064', NULL, NULL, 'brand.submitted', '{"fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}, "kind": "brand", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "bd3060d6-5879-4eb5-8c74-9c633ac451c5", "subject_id": "71ac1353-20f4-4175-bbe1-1993e7448fd9", "transition": "submitted", "previous_state": "submitting", "registration_id": "dce5a67d-4907-58e9-9f78-835f17d00200"}', '2026-11-29 20:32:55.054898+00');
INSERT INTO public.events VALUES ('a8ef4865-2d8a-4ff4-98c3-a2da51116d9e', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'completion.requested', '{"request_id": "req_OZkTcdcKeG"}', '2026-11-29 20:32:55.045098+00');
INSERT INTO public.events VALUES ('1f1c94bd-c227-43c1-b03a-9b2166b8bf2d', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'completion.started', '{}', '2026-11-29 20:32:55.160687+00');
INSERT INTO public.events VALUES ('ea4cce6b-7ae8-4c2a-8d43-6de35025e366', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-29 20:32:55.206942+00');
INSERT INTO public.events VALUES ('6d132289-367d-4960-a3c0-11b45e6d72c2', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-29 20:32:55.242068+00');
INSERT INTO public.events VALUES ('accf316d-54c1-4814-a635-e3915a4e1251', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', NULL, 'profile.created', '{"name": "Registering"}', '2026-11-29 20:32:55.432929+00');
INSERT INTO public.events VALUES ('5e2e9f23-6f6f-44a3-b90e-94a79eff5ac5', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'completion.requested', '{"request_id": "req_R3djFYUBMb"}', '2026-11-29 20:32:55.506791+00');
INSERT INTO public.events VALUES ('d9403a6a-04c5-4ba5-9ef7-18de5e471143', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'completion.started', '{}', '2026-11-29 20:32:55.617465+00');
INSERT INTO public.events VALUES ('84c66473-66fd-41b3-9ed5-c480b61163ba', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550122"}', '2026-11-29 20:32:55.656882+00');
INSERT INTO public.events VALUES ('5d60a4ac-4e0c-411c-a7b0-02510e820377', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'completion.submitted', '{"status": "submitted", "reasons": [{"code": "awaiting_registry", "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]}', '2026-11-29 20:32:55.68686+00');
INSERT INTO public.events VALUES ('15fde700-ec04-4e36-9fee-81b0f18e93b9', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', NULL, 'profile.created', '{"name": "In conversation"}', '2026-11-29 20:32:55.87058+00');
INSERT INTO public.events VALUES ('fde306ff-46f4-42e7-9154-879cbf38500c', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'completion.requested', '{"request_id": "req_Q625L6q2nu"}', '2026-11-29 20:32:55.89491+00');
INSERT INTO public.events VALUES ('a7676664-b0a1-4f3b-a592-bd3bb686504b', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'completion.started', '{}', '2026-11-29 20:32:55.983029+00');
INSERT INTO public.events VALUES ('0680fc53-388a-441d-845e-7389fd2675d6', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'a0f03d8b-0424-496d-830d-25055ca13531', NULL, 'profile.created', '{"name": "Waiting"}', '2026-11-29 20:32:56.026039+00');
INSERT INTO public.events VALUES ('2751e089-8121-44db-b4d2-80f4c8690574', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'a0f03d8b-0424-496d-830d-25055ca13531', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'completion.requested', '{"request_id": "req_8ei0hbsftx"}', '2026-11-29 20:32:56.064034+00');
INSERT INTO public.events VALUES ('8def92dc-31bf-42c8-a0c3-e9eb8fd944f7', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'a0f03d8b-0424-496d-830d-25055ca13531', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'completion.started', '{}', '2026-11-29 20:32:56.108982+00');
INSERT INTO public.events VALUES ('5aa3d2a0-772b-43f2-8bf6-0c541bfaa11c', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'a0f03d8b-0424-496d-830d-25055ca13531', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'completion.delayed', '{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '2026-11-29 20:32:56.16851+00');
INSERT INTO public.events VALUES ('b05ad508-f3a2-4055-a32b-e518ebf7d129', 'b9137107-98ee-423c-9a7d-0870ca89f064', '58cdc17b-9080-494d-b9eb-99766f2c295f', NULL, 'profile.created', '{"name": "Queued"}', '2026-11-29 20:32:57.013356+00');
INSERT INTO public.events VALUES ('0654d916-cf0f-4c79-8eab-96658e2e545f', 'b9137107-98ee-423c-9a7d-0870ca89f064', '58cdc17b-9080-494d-b9eb-99766f2c295f', 'd6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'completion.requested', '{"request_id": "req_6kIIZ7S3eY"}', '2026-11-29 20:32:57.054973+00');


--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leases VALUES ('executor:2:3ab6ff67926d.11090.467488.74d84ff6', '3ab6ff67926d.11090.467488.74d84ff6', '2026-11-29 20:33:05.154605+00');
INSERT INTO public.leases VALUES ('sms:e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', '2026-11-29 20:35:55.990762+00');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'Northwind Group', 'owner-6fa062b3@platform.example', '+12125550199', 'gAAAAABrDIv0sHRMRdHojdjVYFjPGXif-Fvog8Qg0wOgbXwYX690XDmoKg9cdu-wAZYUi5MDCJnXMDlFCa088LwO04onxwTMtKrhrCWKQwQc4NTcXEX2xarZ8F9FAqbSQ6_bv7iksc2zHkNyxO2Ap2iMJ9PKq4tGhQ==', '2026-11-29 20:32:52.73839+00', '2026-11-29 20:32:53.491628+00');


--
-- Data for Name: profile_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profile_counts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 6);


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES ('f75f5f98-a066-4c1b-9bd2-3ac17d26899e', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'Completed', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:53.555809+00', '2026-11-29 20:32:54.390281+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('3205cf26-d1ea-4102-9d49-8e802468f391', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'Undelivered', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:54.604499+00', '2026-11-29 20:32:55.242068+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('fae39581-e8a4-417f-bfc3-9e3117ab4682', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'Registering', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'submitted', false, false, false, false, true, true, 'profile', NULL, '+12125550122', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:55.432929+00', '2026-11-29 20:32:55.68686+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'In conversation', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550133', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:55.87058+00', '2026-11-29 20:32:55.983029+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('a0f03d8b-0424-496d-830d-25055ca13531', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'Waiting', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550144', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:56.026039+00', '2026-11-29 20:32:56.108982+00', NULL, NULL, NULL);
INSERT INTO public.profiles VALUES ('58cdc17b-9080-494d-b9eb-99766f2c295f', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'Queued', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'incomplete', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-29 20:32:57.013356+00', '2026-11-29 20:32:57.013356+00', NULL, NULL, NULL);


--
-- Data for Name: rate_windows; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: registration_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registration_moves VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'dce5a67d-4907-58e9-9f78-835f17d00200', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-29 20:32:54.552971+00');
INSERT INTO public.registration_moves VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'dce5a67d-4907-58e9-9f78-835f17d00200', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 9}, {"path": "/10dlc/brand", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "POST", "status": 200, "duration_ms": 14}]', '2026-11-29 20:32:55.054898+00');
INSERT INTO public.registration_moves VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '2712a2de-5a04-5180-9eeb-f1b3617744ff', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-29 20:32:55.755895+00');
INSERT INTO public.registration_moves VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '2712a2de-5a04-5180-9eeb-f1b3617744ff', 2, 'unavailable', 'submitting', 'submitting', true, 'completion', '{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [{\"brandId\": \"bd3060d6-5879-4eb5-8c74-9c633ac451c5\", \"displayName\": \"Northwind Dental LLC\", \"companyName\": \"Northwind Dental LLC\", \"entityType\": \"PRIVATE_PROFIT\", \"email\": \"ann@northwind.example\", \"website\": \"https://northwind.example\", \"status\": \"REGISTRATION_PENDING\", \"identityStatus\"…", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/10dlc/brand/bd3060d6-5879-4eb5-8c74-9c633ac451c5", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "GET", "status": 200, "duration_ms": 3}, {"path": "/10dlc/brand", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "POST", "status": 503, "duration_ms": 2}]', '2026-11-29 20:32:55.785728+00');


--
-- Data for Name: registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registrations VALUES ('dce5a67d-4907-58e9-9f78-835f17d00200', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'brand', 'b9137107-98ee-423c-9a7d-0870ca89f064', '71ac1353-20f4-4175-bbe1-1993e7448fd9', 'pending', '2026-11-29 20:32:55.054898+00', 'bd3060d6-5879-4eb5-8c74-9c633ac451c5', NULL, '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[]', '{"token": "dce5a67d-4907-58e9-9f78-835f17d00200-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-29T20:32:54.552971+00:00"}, "sent_at": null}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, '2026-11-29 20:32:55.054898+00', '2026-11-29 20:32:55.409855+00', '2026-11-29 20:32:55.68686+00', 0, '2026-11-29 20:32:54.552971+00');
INSERT INTO public.registrations VALUES ('2712a2de-5a04-5180-9eeb-f1b3617744ff', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'brand', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', '6083b31f-59f6-4302-9ebe-c58a1c5c1e4c', 'submitting', '2026-11-29 20:32:55.755895+00', NULL, NULL, '{}', '[]', '{"token": "2712a2de-5a04-5180-9eeb-f1b3617744ff-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-29T20:32:55.755895+00:00"}, "sent_at": "2026-11-29T20:32:55.755895+00:00"}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, NULL, NULL, '2026-11-29 20:32:56.805664+00', 1, '2026-11-29 20:32:55.755895+00');


--
-- Data for Name: run_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '052bbbf4-9cbb-4927-8592-876925831abd', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin…", "method": "GET", "status": 200, "duration_ms": 5}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"627edf5e-f04d-4196-b5e6-3c61a1bafa85\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"627edf5e-f04d-4196-b5e6-3c61a1bafa85\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"627edf5e-f04d-4196-b5e6-3c61a1bafa85\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 12}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"627edf5e-f04d-4196-b5e6-3c61a1bafa85\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 14}]', '2026-11-29 20:32:54.255571+00', '2026-11-29 20:32:54.335592+00');
INSERT INTO public.run_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"627edf5e-f04…", "method": "GET", "status": 200, "duration_ms": 6}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 5}, {"path": "/messaging_profiles/627edf5e-f04d-4196-b5e6-3c61a1bafa85", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"627edf5e-f04d-4196-b5e6-3c61a1bafa85\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "GET", "status": 200, "duration_ms": 5}]', '2026-11-29 20:32:55.17931+00', '2026-11-29 20:32:55.206942+00');
INSERT INTO public.run_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'connect_sms', 1, 'done', NULL, '[{"path": "/phone_numbers", "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"108ea45c-64b6-4b0c-8420-939be93cf6c3\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 3}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"108ea45c-64b6-4b0c-8420-939be93cf6c3\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"108ea45c-64b6-4b0c-8420-939be93cf6c3\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"108ea45c-64b6-4b0c-8420-939be93cf6c3\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 4}]', '2026-11-29 20:32:55.62891+00', '2026-11-29 20:32:55.656882+00');
INSERT INTO public.run_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'connect_sms', 1, 'running', NULL, '[]', '2026-11-29 20:32:55.990762+00', NULL);
INSERT INTO public.run_attempts VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'connect_sms', 1, 'unavailable', 'telnyx: Service unavailable: The service is temporarily unavailable; try again later.', '[{"path": "/phone_numbers", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "GET", "status": 503, "duration_ms": 13}]', '2026-11-29 20:32:56.138534+00', '2026-11-29 20:32:56.16851+00');


--
-- Data for Name: run_callbacks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '052bbbf4-9cbb-4927-8592-876925831abd', 'b2b860b0ce7fea75ec6dfcc7157a17f6ae0d6d2956ab1f83240eadb20f32a49b', 'http://127.0.0.1:40349/done', '2026-11-29 20:32:53.582435+00');
INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'c58592b1-d4f0-4f25-9758-95b105efe8df', '1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b', 'http://127.0.0.1:9/done', '2026-11-29 20:32:55.045098+00');
INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'b2b860b0ce7fea75ec6dfcc7157a17f6ae0d6d2956ab1f83240eadb20f32a49b', 'http://127.0.0.1:40349/done', '2026-11-29 20:32:55.506791+00');
INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'b2b860b0ce7fea75ec6dfcc7157a17f6ae0d6d2956ab1f83240eadb20f32a49b', 'http://127.0.0.1:40349/done', '2026-11-29 20:32:55.89491+00');
INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'b2b860b0ce7fea75ec6dfcc7157a17f6ae0d6d2956ab1f83240eadb20f32a49b', 'http://127.0.0.1:40349/done', '2026-11-29 20:32:56.064034+00');
INSERT INTO public.run_callbacks VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'd6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'b2b860b0ce7fea75ec6dfcc7157a17f6ae0d6d2956ab1f83240eadb20f32a49b', 'http://127.0.0.1:40349/done', '2026-11-29 20:32:57.054973+00');


--
-- Data for Name: run_steps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '052bbbf4-9cbb-4927-8592-876925831abd', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "627edf5e-f04d-4196-b5e6-3c61a1bafa85"}', '2026-11-29 20:32:54.255571+00', '2026-11-29 20:32:54.335592+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '052bbbf4-9cbb-4927-8592-876925831abd', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-29 20:32:54.378589+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '052bbbf4-9cbb-4927-8592-876925831abd', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-29 20:32:54.390281+00', '2026-11-29 20:32:54.390281+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "627edf5e-f04d-4196-b5e6-3c61a1bafa85"}', '2026-11-29 20:32:55.17931+00', '2026-11-29 20:32:55.206942+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-29 20:32:55.231866+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'c58592b1-d4f0-4f25-9758-95b105efe8df', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-29 20:32:55.242068+00', '2026-11-29 20:32:55.242068+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'connect_sms', 0, 'done', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "108ea45c-64b6-4b0c-8420-939be93cf6c3"}', '2026-11-29 20:32:55.62891+00', '2026-11-29 20:32:55.656882+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-29 20:32:55.673849+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'settle', 2, 'done', '{"status": "submitted"}', '2026-11-29 20:32:55.68686+00', '2026-11-29 20:32:55.68686+00', NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', '0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'connect_sms', 0, 'running', NULL, '2026-11-29 20:32:55.990762+00', NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'connect_sms', 0, 'waiting', NULL, '2026-11-29 20:32:56.138534+00', NULL, '2026-11-29 20:32:57.005446+00');
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'd6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'connect_sms', 0, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'd6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('b9137107-98ee-423c-9a7d-0870ca89f064', 'd6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES ('052bbbf4-9cbb-4927-8592-876925831abd', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'f75f5f98-a066-4c1b-9bd2-3ac17d26899e', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_lBDro5EOEE', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:53.582435+00', '2026-11-29 20:32:54.2309+00', '2026-11-29 20:32:54.390281+00');
INSERT INTO public.runs VALUES ('c58592b1-d4f0-4f25-9758-95b105efe8df', 'b9137107-98ee-423c-9a7d-0870ca89f064', '3205cf26-d1ea-4102-9d49-8e802468f391', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_OZkTcdcKeG', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:55.045098+00', '2026-11-29 20:32:55.160687+00', '2026-11-29 20:32:55.242068+00');
INSERT INTO public.runs VALUES ('efe53351-7411-4a6a-882c-d8b5c13fcaa8', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'fae39581-e8a4-417f-bfc3-9e3117ab4682', 'submitted', '[{"code": "awaiting_registry", "remedy": null, "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]', 'req_R3djFYUBMb', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:55.506791+00', '2026-11-29 20:32:55.617465+00', '2026-11-29 20:32:55.68686+00');
INSERT INTO public.runs VALUES ('0b27be99-7d72-40bf-8b5d-7f45adb58f8f', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'e0ccdc42-4d8f-4e0f-b92a-29d7d156289c', 'in_progress', '[]', 'req_Q625L6q2nu', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:55.89491+00', '2026-11-29 20:32:55.983029+00', NULL);
INSERT INTO public.runs VALUES ('eb248e56-fa4d-4816-87f0-a1b748c61b0f', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'a0f03d8b-0424-496d-830d-25055ca13531', 'in_progress', '[]', 'req_8ei0hbsftx', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:56.064034+00', '2026-11-29 20:32:56.108982+00', NULL);
INSERT INTO public.runs VALUES ('d6636c06-8d3d-4440-9a5a-d802f0c8a8a0', 'b9137107-98ee-423c-9a7d-0870ca89f064', '58cdc17b-9080-494d-b9eb-99766f2c295f', 'queued', '[]', 'req_6kIIZ7S3eY', '4bec730a-7ef2-4ae6-9368-1bcb8237edbc', '2026-11-29 20:32:57.054973+00', NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('4bec730a-7ef2-4ae6-9368-1bcb8237edbc', 'b9137107-98ee-423c-9a7d-0870ca89f064', 'owner-6fa062b3@platform.example', 'Northwind Group', 'owner', 'active', '2026-11-29 20:32:52.73839+00', '2026-11-29 20:32:52.73839+00');


--
-- Data for Name: vendor_circuits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.vendor_circuits VALUES ('telnyx', '', 2, NULL, NULL, 'it answers with the status 503', '2026-11-29 20:32:56.157823+00');


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


