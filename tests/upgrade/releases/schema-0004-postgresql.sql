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

INSERT INTO dbos.application_versions VALUES ('a6855a78-7bec-4821-afcc-dbb43657be52', '2', 1795999363271, 1795999363271, 'clearsend');


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

INSERT INTO dbos.operation_outputs VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 1, 'begin', '"go_on"', NULL, NULL, 1795999364407, 1795999364414, 'clearsend_json', 'clearsend', 1795999364415);
INSERT INTO dbos.operation_outputs VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795999364417, 1795999364450, 'clearsend_json', 'clearsend', 1795999364451);
INSERT INTO dbos.operation_outputs VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795999364452, 1795999364455, 'clearsend_json', 'clearsend', 1795999364456);
INSERT INTO dbos.operation_outputs VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 4, 'settle', '"ended"', NULL, NULL, 1795999364457, 1795999364467, 'clearsend_json', 'clearsend', 1795999364468);
INSERT INTO dbos.operation_outputs VALUES ('advance-33b9ec3a-91d3-46ee-a815-a8bbc807c826', 1, 'turn', '"more"', NULL, NULL, 1795999364499, 1795999364743, 'clearsend_json', 'clearsend', 1795999364744);
INSERT INTO dbos.operation_outputs VALUES ('advance-33b9ec3a-91d3-46ee-a815-a8bbc807c826', 2, 'turn', '"done"', NULL, NULL, 1795999364745, 1795999364753, 'clearsend_json', 'clearsend', 1795999364754);
INSERT INTO dbos.operation_outputs VALUES ('deliver-ff052924-a787-4b24-b35f-6f0b03f5b6cf-1', 1, 'send', '"delivered"', NULL, NULL, 1795999364525, 1795999364779, 'clearsend_json', 'clearsend', 1795999364779);
INSERT INTO dbos.operation_outputs VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 1, 'begin', '"go_on"', NULL, NULL, 1795999364844, 1795999364849, 'clearsend_json', 'clearsend', 1795999364850);
INSERT INTO dbos.operation_outputs VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795999364851, 1795999364869, 'clearsend_json', 'clearsend', 1795999364869);
INSERT INTO dbos.operation_outputs VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795999364870, 1795999364875, 'clearsend_json', 'clearsend', 1795999364876);
INSERT INTO dbos.operation_outputs VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 4, 'settle', '"ended"', NULL, NULL, 1795999364876, 1795999364886, 'clearsend_json', 'clearsend', 1795999364886);
INSERT INTO dbos.operation_outputs VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-1', 1, 'send', '"retrying"', NULL, NULL, 1795999364941, 1795999364955, 'clearsend_json', 'clearsend', 1795999364956);
INSERT INTO dbos.operation_outputs VALUES ('advance-c157727e-d921-4e2c-afe8-f5e26d0ae62f', 1, 'turn', '"more"', NULL, NULL, 1795999364946, 1795999364968, 'clearsend_json', 'clearsend', 1795999364969);
INSERT INTO dbos.operation_outputs VALUES ('advance-c157727e-d921-4e2c-afe8-f5e26d0ae62f', 2, 'turn', '"done"', NULL, NULL, 1795999364970, 1795999364986, 'clearsend_json', 'clearsend', 1795999364987);
INSERT INTO dbos.operation_outputs VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 1, 'begin', '"go_on"', NULL, NULL, 1795999365064, 1795999365074, 'clearsend_json', 'clearsend', 1795999365075);
INSERT INTO dbos.operation_outputs VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 2, 'connect_sms', '"go_on"', NULL, NULL, 1795999365077, 1795999365101, 'clearsend_json', 'clearsend', 1795999365102);
INSERT INTO dbos.operation_outputs VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 3, 'connect_whatsapp', '"go_on"', NULL, NULL, 1795999365102, 1795999365107, 'clearsend_json', 'clearsend', 1795999365107);
INSERT INTO dbos.operation_outputs VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 4, 'settle', '"ended"', NULL, NULL, 1795999365108, 1795999365116, 'clearsend_json', 'clearsend', 1795999365116);
INSERT INTO dbos.operation_outputs VALUES ('deliver-010f6a3b-ed68-46c5-85e8-e9ae93133695-1', 1, 'send', '"delivered"', NULL, NULL, 1795999365165, 1795999365190, 'clearsend_json', 'clearsend', 1795999365191);
INSERT INTO dbos.operation_outputs VALUES ('advance-71a28b88-79c1-4d43-83db-4dd4c2e39105', 1, 'turn', '"more"', NULL, NULL, 1795999365173, 1795999365209, 'clearsend_json', 'clearsend', 1795999365210);
INSERT INTO dbos.operation_outputs VALUES ('advance-71a28b88-79c1-4d43-83db-4dd4c2e39105', 2, 'turn', '"done"', NULL, NULL, 1795999365211, 1795999365224, 'clearsend_json', 'clearsend', 1795999365224);
INSERT INTO dbos.operation_outputs VALUES ('sched-reconcile-2026-11-30T00:42:45+00:00', 1, 'sweep', '"1"', NULL, NULL, 1795999365247, 1795999365256, 'clearsend_json', 'clearsend', 1795999365257);
INSERT INTO dbos.operation_outputs VALUES ('sched-put_back_strays-2026-11-30T00:42:45+00:00', 1, 'put_back', '"0"', NULL, NULL, 1795999365246, 1795999365257, 'clearsend_json', 'clearsend', 1795999365258);
INSERT INTO dbos.operation_outputs VALUES ('complete-8ce6873b-35d5-4342-9a60-67daf829970f-1', 1, 'begin', '"go_on"', NULL, NULL, 1795999365288, 1795999365299, 'clearsend_json', 'clearsend', 1795999365300);
INSERT INTO dbos.operation_outputs VALUES ('sweep-ffbdd4c2-579d-4a84-af15-028c62044f03-1795999365109-64', 1, 'turn', '"more"', NULL, NULL, 1795999365296, 1795999365321, 'clearsend_json', 'clearsend', 1795999365322);
INSERT INTO dbos.operation_outputs VALUES ('sweep-ffbdd4c2-579d-4a84-af15-028c62044f03-1795999365109-64', 2, 'turn', '"done"', NULL, NULL, 1795999365323, 1795999365331, 'clearsend_json', 'clearsend', 1795999365332);
INSERT INTO dbos.operation_outputs VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-1', 1, 'begin', '"go_on"', NULL, NULL, 1795999365399, 1795999365402, 'clearsend_json', 'clearsend', 1795999365403);
INSERT INTO dbos.operation_outputs VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-1', 2, 'connect_sms', '"later"', NULL, NULL, 1795999365407, 1795999365426, 'clearsend_json', 'clearsend', 1795999365427);


--
-- Data for Name: queues; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.queues VALUES ('e1048a00-0403-41e1-b664-2b326ea2caf8', 'completions', NULL, 25, NULL, NULL, true, true, 0.1, 1795999363293, 1795999363292, 'clearsend', NULL, 20, NULL, NULL);
INSERT INTO dbos.queues VALUES ('1e95e420-a986-4ae9-933a-2dc444d0d7ee', 'registrations', NULL, 10, NULL, NULL, true, true, 0.1, 1795999363300, 1795999363299, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('8cf04035-3557-4ad1-a577-a7db0324ec7d', 'deliveries', NULL, 40, NULL, NULL, true, true, 0.1, 1795999363303, 1795999363303, 'clearsend', NULL, 8, NULL, NULL);
INSERT INTO dbos.queues VALUES ('11b97822-e68c-4217-b9e8-fd542165692b', 'retries', NULL, 20, NULL, NULL, true, true, 0.25, 1795999363307, 1795999363306, 'clearsend', NULL, 2, NULL, NULL);
INSERT INTO dbos.queues VALUES ('50e714cf-8a4a-48f1-b74c-5082a0d7dabe', 'chores', NULL, 5, NULL, NULL, true, false, 0.25, 1795999363310, 1795999363310, 'clearsend', NULL, NULL, NULL, NULL);


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

INSERT INTO dbos.workflow_input VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "57768318-a3ce-4d0d-ab81-846f98fe9f3e", 1], "kwargs": {}}', 1795999363517);
INSERT INTO dbos.workflow_input VALUES ('deliver-ff052924-a787-4b24-b35f-6f0b03f5b6cf-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "ff052924-a787-4b24-b35f-6f0b03f5b6cf", 1], "kwargs": {}}', 1795999364458);
INSERT INTO dbos.workflow_input VALUES ('advance-33b9ec3a-91d3-46ee-a815-a8bbc807c826', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "ffbdd4c2-579d-4a84-af15-028c62044f03", "completion"], "kwargs": {}}', 1795999364458);
INSERT INTO dbos.workflow_input VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "3966dd71-6d13-4372-84ad-562d95d81f61", 1], "kwargs": {}}', 1795999364814);
INSERT INTO dbos.workflow_input VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "981ad918-1e29-4d9a-88ae-fb701108ff8d", 1], "kwargs": {}}', 1795999364878);
INSERT INTO dbos.workflow_input VALUES ('advance-c157727e-d921-4e2c-afe8-f5e26d0ae62f', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "ffbdd4c2-579d-4a84-af15-028c62044f03", "completion"], "kwargs": {}}', 1795999364878);
INSERT INTO dbos.workflow_input VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-2', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "981ad918-1e29-4d9a-88ae-fb701108ff8d", 2], "kwargs": {}}', 1795999364950);
INSERT INTO dbos.workflow_input VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "1d0e11d1-1eb3-4f68-81cd-11eb574d2a62", 1], "kwargs": {}}', 1795999364999);
INSERT INTO dbos.workflow_input VALUES ('sched-put_back_strays-2026-11-30T00:42:45+00:00', '{"args": [{"__time__": "2026-11-30T00:42:45+00:00"}, null], "kwargs": {}}', 1795999365043);
INSERT INTO dbos.workflow_input VALUES ('sched-reconcile-2026-11-30T00:42:45+00:00', '{"args": [{"__time__": "2026-11-30T00:42:45+00:00"}, null], "kwargs": {}}', 1795999365068);
INSERT INTO dbos.workflow_input VALUES ('deliver-010f6a3b-ed68-46c5-85e8-e9ae93133695-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "010f6a3b-ed68-46c5-85e8-e9ae93133695", 1], "kwargs": {}}', 1795999365109);
INSERT INTO dbos.workflow_input VALUES ('advance-71a28b88-79c1-4d43-83db-4dd4c2e39105', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "7ba467bd-305d-4747-9acd-b351d0f7c7b9", "completion"], "kwargs": {}}', 1795999365109);
INSERT INTO dbos.workflow_input VALUES ('complete-8ce6873b-35d5-4342-9a60-67daf829970f-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "8ce6873b-35d5-4342-9a60-67daf829970f", 1], "kwargs": {}}', 1795999365155);
INSERT INTO dbos.workflow_input VALUES ('advance-58b31c11-9d20-4f9f-8c58-f677ac2809b2', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "7ba467bd-305d-4747-9acd-b351d0f7c7b9", "registration"], "kwargs": {}}', 1795999365205);
INSERT INTO dbos.workflow_input VALUES ('sweep-ffbdd4c2-579d-4a84-af15-028c62044f03-1795999365109-64', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "ffbdd4c2-579d-4a84-af15-028c62044f03", "reconciliation"], "kwargs": {}}', 1795999365250);
INSERT INTO dbos.workflow_input VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "5887bbab-bd5f-4836-b820-90792b7ab997", 1], "kwargs": {}}', 1795999365353);
INSERT INTO dbos.workflow_input VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-2', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "5887bbab-bd5f-4836-b820-90792b7ab997", 2], "kwargs": {}}', 1795999365421);
INSERT INTO dbos.workflow_input VALUES ('complete-0fdf7af2-42e4-4893-aa14-9fc2d54563f3-1', '{"args": ["ffbdd4c2-579d-4a84-af15-028c62044f03", "0fdf7af2-42e4-4893-aa14-9fc2d54563f3", 1], "kwargs": {}}', 1795999365863);


--
-- Data for Name: workflow_output; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_output VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 'null', NULL, 1795999364472);
INSERT INTO dbos.workflow_output VALUES ('advance-33b9ec3a-91d3-46ee-a815-a8bbc807c826', 'null', NULL, 1795999364756);
INSERT INTO dbos.workflow_output VALUES ('deliver-ff052924-a787-4b24-b35f-6f0b03f5b6cf-1', 'null', NULL, 1795999364781);
INSERT INTO dbos.workflow_output VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 'null', NULL, 1795999364889);
INSERT INTO dbos.workflow_output VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-1', 'null', NULL, 1795999364959);
INSERT INTO dbos.workflow_output VALUES ('advance-c157727e-d921-4e2c-afe8-f5e26d0ae62f', 'null', NULL, 1795999364991);
INSERT INTO dbos.workflow_output VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 'null', NULL, 1795999365118);
INSERT INTO dbos.workflow_output VALUES ('deliver-010f6a3b-ed68-46c5-85e8-e9ae93133695-1', 'null', NULL, 1795999365194);
INSERT INTO dbos.workflow_output VALUES ('advance-71a28b88-79c1-4d43-83db-4dd4c2e39105', 'null', NULL, 1795999365226);
INSERT INTO dbos.workflow_output VALUES ('sched-reconcile-2026-11-30T00:42:45+00:00', 'null', NULL, 1795999365259);
INSERT INTO dbos.workflow_output VALUES ('sched-put_back_strays-2026-11-30T00:42:45+00:00', 'null', NULL, 1795999365260);
INSERT INTO dbos.workflow_output VALUES ('sweep-ffbdd4c2-579d-4a84-af15-028c62044f03-1795999365109-64', 'null', NULL, 1795999365334);
INSERT INTO dbos.workflow_output VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-1', 'null', NULL, 1795999365429);


--
-- Data for Name: workflow_schedules; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_schedules VALUES ('86f7c3f2-ae98-4606-a084-d5ec9e4b7377', 'housekeeping', 'housekeeping', NULL, '0 */60 * * * *', 'ACTIVE', 'null', NULL, false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('240ad0c0-6621-4824-8c02-76c578c5f145', 'put_back_strays', 'put_back_strays', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-30T00:42:45+00:00', false, NULL, 'chores', 'clearsend');
INSERT INTO dbos.workflow_schedules VALUES ('587a8225-15e3-4f2f-a349-006994dbfb94', 'reconcile', 'reconcile', NULL, '*/1 * * * * *', 'ACTIVE', 'null', '2026-11-30T00:42:45+00:00', false, NULL, 'chores', 'clearsend');


--
-- Data for Name: workflow_status; Type: TABLE DATA; Schema: dbos; Owner: -
--

INSERT INTO dbos.workflow_status VALUES ('complete-57768318-a3ce-4d0d-ab81-846f98fe9f3e-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999363517, 1795999364472, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795999364398, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364472, 'null', NULL, NULL, false, 'clearsend', 'c3ad696f-2fe0-44f9-b122-0d686a0d0c54');
INSERT INTO dbos.workflow_status VALUES ('advance-33b9ec3a-91d3-46ee-a815-a8bbc807c826', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364458, 1795999364756, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795999364491, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364756, 'null', NULL, NULL, false, 'clearsend', '4e5b12e4-6ee1-4c66-9052-9779f18c5dad');
INSERT INTO dbos.workflow_status VALUES ('deliver-ff052924-a787-4b24-b35f-6f0b03f5b6cf-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364458, 1795999364781, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795999364506, NULL, 0, '4ec7fb50ef91470262924c60c58f46583594f66cda332ae8fc4801e0d25d72e4', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364781, 'null', NULL, NULL, false, 'clearsend', 'e8187932-2be0-42bb-9df0-85df10272632');
INSERT INTO dbos.workflow_status VALUES ('complete-3966dd71-6d13-4372-84ad-562d95d81f61-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364814, 1795999364889, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795999364840, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364889, 'null', NULL, NULL, false, 'clearsend', 'a2d1339f-8298-4284-8df7-d45bb70bab38');
INSERT INTO dbos.workflow_status VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-2', 'DELAYED', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795999364950, 1795999364950, NULL, NULL, NULL, NULL, 0, 'retries', NULL, NULL, NULL, NULL, NULL, 0, 'd41b7f80305db6fcba562b863d98e268f56dd5095c5d3891d7b23285850dac52', NULL, NULL, NULL, 'clearsend_json', 1795999365873, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'df5e6e8e-e532-4187-a4a2-b0d18feabef1');
INSERT INTO dbos.workflow_status VALUES ('deliver-981ad918-1e29-4d9a-88ae-fb701108ff8d-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364878, 1795999364959, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795999364934, NULL, 0, 'd41b7f80305db6fcba562b863d98e268f56dd5095c5d3891d7b23285850dac52', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364959, 'null', NULL, NULL, false, 'clearsend', '639226f8-e7a8-44e1-a8f6-a9ec4b90b65e');
INSERT INTO dbos.workflow_status VALUES ('advance-c157727e-d921-4e2c-afe8-f5e26d0ae62f', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364878, 1795999364991, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795999364940, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999364991, 'null', NULL, NULL, false, 'clearsend', '86756575-1378-48b4-a7d2-055fdfe3f14c');
INSERT INTO dbos.workflow_status VALUES ('complete-1d0e11d1-1eb3-4f68-81cd-11eb574d2a62-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999364999, 1795999365118, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795999365059, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999365118, 'null', NULL, NULL, false, 'clearsend', 'da8de23c-3761-4b8b-881e-b506accbe0fa');
INSERT INTO dbos.workflow_status VALUES ('deliver-010f6a3b-ed68-46c5-85e8-e9ae93133695-1', 'SUCCESS', 'deliver_webhook', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365109, 1795999365194, '2', NULL, NULL, NULL, 1, 'deliveries', NULL, NULL, NULL, 1795999365158, NULL, 0, '4ec7fb50ef91470262924c60c58f46583594f66cda332ae8fc4801e0d25d72e4', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999365194, 'null', NULL, NULL, false, 'clearsend', 'fd49a02f-6d2c-4a76-abe2-3722c1f56546');
INSERT INTO dbos.workflow_status VALUES ('advance-71a28b88-79c1-4d43-83db-4dd4c2e39105', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365109, 1795999365226, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795999365163, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999365226, 'null', NULL, NULL, false, 'clearsend', 'a95690fb-0e4a-4d10-8e5d-13fcd77155c0');
INSERT INTO dbos.workflow_status VALUES ('advance-58b31c11-9d20-4f9f-8c58-f677ac2809b2', 'DELAYED', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795999365205, 1795999365205, NULL, NULL, NULL, NULL, 0, 'registrations', NULL, NULL, NULL, NULL, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', 1795999366284, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', '864b55d2-d1cf-44f2-ad6c-1dd8d341e66c');
INSERT INTO dbos.workflow_status VALUES ('sched-reconcile-2026-11-30T00:42:45+00:00', 'SUCCESS', 'reconcile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365068, 1795999365259, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1795999365240, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795999365259, 'null', 'reconcile', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sched-put_back_strays-2026-11-30T00:42:45+00:00', 'SUCCESS', 'put_back_strays', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365043, 1795999365260, '2', NULL, NULL, NULL, 1, 'chores', NULL, NULL, NULL, 1795999365240, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false, false, 1795999365260, 'null', 'put_back_strays', NULL, false, 'clearsend', NULL);
INSERT INTO dbos.workflow_status VALUES ('sweep-ffbdd4c2-579d-4a84-af15-028c62044f03-1795999365109-64', 'SUCCESS', 'advance_registration', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365250, 1795999365334, '2', NULL, NULL, NULL, 1, 'registrations', NULL, NULL, NULL, 1795999365286, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999365334, 'null', NULL, NULL, false, 'clearsend', '4ef41bda-1844-4637-9711-297204b9c060');
INSERT INTO dbos.workflow_status VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-2', 'DELAYED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795999365421, 1795999365421, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', 1795999366274, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'f5a65954-0867-4727-952f-52421367419b');
INSERT INTO dbos.workflow_status VALUES ('complete-5887bbab-bd5f-4836-b820-90792b7ab997-1', 'SUCCESS', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365353, 1795999365429, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795999365394, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, 1795999365429, 'null', NULL, NULL, false, 'clearsend', '8532792a-893c-4b8d-af68-c3c126481aa4');
INSERT INTO dbos.workflow_status VALUES ('complete-8ce6873b-35d5-4342-9a60-67daf829970f-1', 'PENDING', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, '3ab6ff67926d.20268.1966517.cd71a100', 1795999365155, 1795999365279, '2', NULL, NULL, NULL, 1, 'completions', NULL, NULL, NULL, 1795999365279, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, 'c17726c3-853d-4c6b-8439-af526441984c', NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'd29ed2e6-86e8-46fa-b2ad-ae7aebaed1b7');
INSERT INTO dbos.workflow_status VALUES ('complete-0fdf7af2-42e4-4893-aa14-9fc2d54563f3-1', 'ENQUEUED', 'complete_profile', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795999365863, 1795999365863, NULL, NULL, NULL, NULL, 0, 'completions', NULL, NULL, NULL, NULL, NULL, 0, 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, NULL, 'clearsend_json', NULL, false, false, NULL, 'null', NULL, NULL, false, 'clearsend', 'a351d0e1-2e73-43f4-b394-a534fc4b975b');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('2f94455d-9e17-4070-9266-20cd5a91a6c2', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'campaign', '201ba7f0-7680-4d7e-bb26-be89e2046744', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '2026-11-30 00:42:43.515464+00', NULL, NULL);
INSERT INTO public.agreements VALUES ('03459cf8-751e-457d-ada6-378561691cb6', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'brand', 'ea8d9033-cdd5-4dc4-9722-1774033c9ae0', 'registration', '[]', '4.00', 'USD', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '2026-11-30 00:42:43.515464+00', '2026-11-30 00:42:44.714794+00', NULL);
INSERT INTO public.agreements VALUES ('ca90cf93-f56a-4076-af35-9b82faec18ec', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'brand', '10450914-5fdd-42e6-a65c-c6204be00f05', 'registration', '[]', '4.00', 'USD', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '2026-11-30 00:42:44.998976+00', NULL, NULL);
INSERT INTO public.agreements VALUES ('877253aa-b504-43b6-84b5-43a1f35b6a56', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'campaign', 'a66dc07b-0371-4f48-bf55-f57f6e8708b8', 'registration', '["ACCOUNT_NOTIFICATION"]', '45.00', 'USD', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '2026-11-30 00:42:44.998976+00', NULL, NULL);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0004');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('eff344e9-2d01-4121-9fe4-f7dedc2f9928', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', NULL, 'first key', '3b114d5d058358ba7c5b373fda96052b84798967166c41e9f0fa9dd7d5d82d6b', 'cs_4DBT2d5', '2026-11-30 00:42:42.923098+00', NULL);


--
-- Data for Name: brands; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.brands VALUES ('10450914-5fdd-42e6-a65c-c6204be00f05', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 00:42:44.972872+00', '2026-11-30 00:42:44.972872+00');
INSERT INTO public.brands VALUES ('ea8d9033-cdd5-4dc4-9722-1774033c9ae0', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '{"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}', '{"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}', '{"notes": null, "vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": []}', NULL, 'ACTIVE', 'UNVERIFIED', NULL, 'S555TEL', '2026-11-30 00:42:44.714794+00', '2026-11-30 00:42:43.481828+00', '2026-11-30 00:42:43.481828+00');


--
-- Data for Name: campaigns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaigns VALUES ('201ba7f0-7680-4d7e-bb26-be89e2046744', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ea8d9033-cdd5-4dc4-9722-1774033c9ae0', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "0bb9e1e0-e4b2-4bae-8444-9e8ebdc90df7", "created_at": "2026-11-30T00:42:43.495470+00:00", "updated_at": "2026-11-30T00:42:43.495470+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 00:42:43.49547+00', '2026-11-30 00:42:43.49547+00', NULL);
INSERT INTO public.campaigns VALUES ('a66dc07b-0371-4f48-bf55-f57f6e8708b8', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '10450914-5fdd-42e6-a65c-c6204be00f05', '{"name": "Appointments", "type": "App", "volume": null, "description": "Reminders of appointments that patients have made with Northwind Dental.", "help_message": null, "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "help_keywords": null, "optin_message": null, "optin_keywords": null, "optout_message": null, "optout_keywords": null, "privacy_policy_link": null, "shared_tcr_campaign_id": null, "terms_and_conditions_link": null}', '[{"id": "2a00f77e-ce5f-4d02-a384-7abfc3ae1ba7", "created_at": "2026-11-30T00:42:44.992198+00:00", "updated_at": "2026-11-30T00:42:44.992198+00:00", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "messaging_use_case": "ACCOUNT_NOTIFICATION"}]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-30 00:42:44.992198+00', '2026-11-30 00:42:44.992198+00', NULL);


--
-- Data for Name: channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.channels VALUES ('4900f301-78de-43bf-b7d4-cd8114bdbbec', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', 'sms', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "3d91ef1d-e202-4875-9d37-1b11370ded96"}', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', '2026-11-30 00:42:44.442833+00');
INSERT INTO public.channels VALUES ('1bf15bd9-f61d-4896-984f-43d511be9d69', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', 'sms', '905ce539-75c7-4570-8934-c2dbec5ea1b2', '+12125550111', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "3d91ef1d-e202-4875-9d37-1b11370ded96"}', '3966dd71-6d13-4372-84ad-562d95d81f61', '2026-11-30 00:42:44.863491+00');
INSERT INTO public.channels VALUES ('2a6f6d6b-1b36-4a55-9b02-93f1d4d338a3', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'sms', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '+12125550122', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "a84a2cbf-6009-4798-a27d-bcff5d672830"}', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', '2026-11-30 00:42:45.095329+00');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('number', '+12125550111', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', 'reading', '2026-11-30 00:42:44.442833+00');
INSERT INTO public.claims VALUES ('number', '+12125550122', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'reading', '2026-11-30 00:42:45.095329+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES ('ff052924-a787-4b24-b35f-6f0b03f5b6cf', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '3da85ea9-c1a2-4903-a09f-7823d37c8d24', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'http://127.0.0.1:42463/done', '{"profileId":"88acd626-dc26-434e-81e5-3aa1ad406f4a","success":true,"status":"COMPLETED","timestamp":"2026-11-30T00:42:44.458379+00:00","runId":"57768318-a3ce-4d0d-ab81-846f98fe9f3e","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'delivered', NULL, '2026-11-30 00:42:44.458379+00', '2026-11-30 00:42:44.771195+00', NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('981ad918-1e29-4d9a-88ae-fb701108ff8d', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'c75da32b-c0ef-4671-801b-fcd6ca2854ce', '3966dd71-6d13-4372-84ad-562d95d81f61', 'http://127.0.0.1:9/done', '{"profileId":"905ce539-75c7-4570-8934-c2dbec5ea1b2","success":true,"status":"COMPLETED","timestamp":"2026-11-30T00:42:44.877960+00:00","runId":"3966dd71-6d13-4372-84ad-562d95d81f61","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}', 'retrying', '2026-11-30 00:42:45.870038+00', '2026-11-30 00:42:44.87796+00', NULL, NULL, 30, 0);
INSERT INTO public.deliveries VALUES ('010f6a3b-ed68-46c5-85e8-e9ae93133695', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'c895bf91-5f30-4347-8181-354da9cb99db', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'http://127.0.0.1:42463/done', '{"profileId":"7ba467bd-305d-4747-9acd-b351d0f7c7b9","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T00:42:45.109355+00:00","runId":"1d0e11d1-1eb3-4f68-81cd-11eb574d2a62","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}', 'delivered', NULL, '2026-11-30 00:42:45.109355+00', '2026-11-30 00:42:45.183164+00', NULL, 30, 0);


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', 'ff052924-a787-4b24-b35f-6f0b03f5b6cf', 1, 'delivered', 200, 59, '', NULL, '2026-11-30 00:42:44.531861+00');
INSERT INTO public.delivery_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '981ad918-1e29-4d9a-88ae-fb701108ff8d', 1, 'connection_failed', NULL, 0, NULL, 'No connection to 127.0.0.1: Connection refused.', '2026-11-30 00:42:44.944798+00');
INSERT INTO public.delivery_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '010f6a3b-ed68-46c5-85e8-e9ae93133695', 1, 'delivered', 200, 5, '', NULL, '2026-11-30 00:42:45.172293+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('9e987d78-d808-41d3-addf-d2745653ee80', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', NULL, 'profile.created', '{"name": "Completed"}', '2026-11-30 00:42:43.502656+00');
INSERT INTO public.events VALUES ('a53d395f-a0d4-4c26-8f48-01d01c3ba258', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'completion.requested', '{"request_id": "req_CuvcEnPMH6"}', '2026-11-30 00:42:43.515464+00');
INSERT INTO public.events VALUES ('02918d6b-7a88-4b90-9d42-4726ae32b7fb', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'completion.started', '{}', '2026-11-30 00:42:44.410462+00');
INSERT INTO public.events VALUES ('f4c26362-4996-46cb-aaae-d2952d8124d4', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 00:42:44.442833+00');
INSERT INTO public.events VALUES ('3da85ea9-c1a2-4903-a09f-7823d37c8d24', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-30 00:42:44.458379+00');
INSERT INTO public.events VALUES ('2f5a4077-c461-4af9-b83f-f38c13a31dac', 'ffbdd4c2-579d-4a84-af15-028c62044f03', NULL, NULL, 'brand.submitted', '{"fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}, "kind": "brand", "cause": "completion", "state": "pending", "tcr_id": null, "reasons": [], "vendor_id": "0eb9bc49-94cb-43eb-a151-34872419b11a", "subject_id": "ea8d9033-cdd5-4dc4-9722-1774033c9ae0", "transition": "submitted", "previous_state": "submitting", "registration_id": "ad009d7d-8b95-54fd-a676-02ab6e59a0ac"}', '2026-11-30 00:42:44.714794+00');
INSERT INTO public.events VALUES ('ed203cda-0842-425b-af14-f1ea6c5a0a10', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', NULL, 'profile.created', '{"name": "Undelivered"}', '2026-11-30 00:42:44.805716+00');
INSERT INTO public.events VALUES ('b4c0b751-6b7e-47b6-9ce2-dd1597866d63', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', '3966dd71-6d13-4372-84ad-562d95d81f61', 'completion.requested', '{"request_id": "req_tR1dhE1yAL"}', '2026-11-30 00:42:44.814194+00');
INSERT INTO public.events VALUES ('6831b6dd-5d25-4ff8-9f3c-0818f5f8b104', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', '3966dd71-6d13-4372-84ad-562d95d81f61', 'completion.started', '{}', '2026-11-30 00:42:44.846557+00');
INSERT INTO public.events VALUES ('5272bb14-3e47-4400-a259-f8119cdd5f48', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', '3966dd71-6d13-4372-84ad-562d95d81f61', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550111"}', '2026-11-30 00:42:44.863491+00');
INSERT INTO public.events VALUES ('c75da32b-c0ef-4671-801b-fcd6ca2854ce', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', '3966dd71-6d13-4372-84ad-562d95d81f61', 'completion.completed', '{"status": "completed", "reasons": [{"code": "ready", "remedy": null, "message": "Every prerequisite is met, and nobody else''s approval is awaited."}]}', '2026-11-30 00:42:44.87796+00');
INSERT INTO public.events VALUES ('0f0676aa-a1b8-4ab8-aa7f-9fcdfefbeaa5', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', NULL, 'profile.created', '{"name": "Registering"}', '2026-11-30 00:42:44.972872+00');
INSERT INTO public.events VALUES ('10dce392-2892-4a29-8afe-ba734f92bc9c', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'completion.requested', '{"request_id": "req_1jbUh60y2b"}', '2026-11-30 00:42:44.998976+00');
INSERT INTO public.events VALUES ('d4e11a2d-5325-438e-adf1-8471c3c68679', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'completion.started', '{}', '2026-11-30 00:42:45.066573+00');
INSERT INTO public.events VALUES ('c4322ec6-11c1-4440-9688-c95ebd319c2e', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'channel.activated', '{"channel": "sms", "sender_value": "+12125550122"}', '2026-11-30 00:42:45.095329+00');
INSERT INTO public.events VALUES ('c895bf91-5f30-4347-8181-354da9cb99db', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'completion.submitted', '{"status": "submitted", "reasons": [{"code": "awaiting_registry", "remedy": null, "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]}', '2026-11-30 00:42:45.109355+00');
INSERT INTO public.events VALUES ('477905d8-d66b-4d8e-9e33-b2a3330e1fb0', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', NULL, 'profile.created', '{"name": "In conversation"}', '2026-11-30 00:42:45.144947+00');
INSERT INTO public.events VALUES ('93528ebd-cc21-497b-ac2b-290b47c591b1', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', '8ce6873b-35d5-4342-9a60-67daf829970f', 'completion.requested', '{"request_id": "req_PwfMxpXz8R"}', '2026-11-30 00:42:45.15513+00');
INSERT INTO public.events VALUES ('d43fe3a2-9dc0-428e-8fac-f0d861288666', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', '8ce6873b-35d5-4342-9a60-67daf829970f', 'completion.started', '{}', '2026-11-30 00:42:45.292494+00');
INSERT INTO public.events VALUES ('2d73e42a-ef36-49da-9ca0-9f528b84aee3', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '55d52741-5fef-4407-8ee5-76b29fd3a2fa', NULL, 'profile.created', '{"name": "Waiting"}', '2026-11-30 00:42:45.342901+00');
INSERT INTO public.events VALUES ('22df9c19-4688-4147-a118-58f163d9d94e', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '55d52741-5fef-4407-8ee5-76b29fd3a2fa', '5887bbab-bd5f-4836-b820-90792b7ab997', 'completion.requested', '{"request_id": "req_DeaEj2N03i"}', '2026-11-30 00:42:45.352977+00');
INSERT INTO public.events VALUES ('e21bf893-5f1c-40bf-82a1-938367f0c259', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '55d52741-5fef-4407-8ee5-76b29fd3a2fa', '5887bbab-bd5f-4836-b820-90792b7ab997', 'completion.started', '{}', '2026-11-30 00:42:45.400614+00');
INSERT INTO public.events VALUES ('27e3eeea-e87f-4153-a7f2-ec8c15f4b9d0', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '55d52741-5fef-4407-8ee5-76b29fd3a2fa', '5887bbab-bd5f-4836-b820-90792b7ab997', 'completion.delayed', '{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '2026-11-30 00:42:45.420576+00');
INSERT INTO public.events VALUES ('e35d185e-55d8-44dc-8161-b85d748bfe9d', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '05183878-88a4-44ae-aab2-3ec6daef6028', NULL, 'profile.created', '{"name": "Queued"}', '2026-11-30 00:42:45.840615+00');
INSERT INTO public.events VALUES ('098e97a4-0bd9-42a6-931c-ed87ed9d5bb7', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '05183878-88a4-44ae-aab2-3ec6daef6028', '0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'completion.requested', '{"request_id": "req_rDDCS1LkM2"}', '2026-11-30 00:42:45.862556+00');


--
-- Data for Name: idempotency_records; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: inbox; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: leases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.leases VALUES ('sms:1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', '8ce6873b-35d5-4342-9a60-67daf829970f', '2026-11-30 00:45:45.304276+00');
INSERT INTO public.leases VALUES ('number:+12125550133', '8ce6873b-35d5-4342-9a60-67daf829970f', '2026-11-30 00:45:45.304276+00');
INSERT INTO public.leases VALUES ('executor:2:3ab6ff67926d.20268.1966517.cd71a100', '3ab6ff67926d.20268.1966517.cd71a100', '2026-11-30 00:42:55.331094+00');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', 'Northwind Group', 'owner-ee9403a9@platform.example', '+12125550199', 'gAAAAABrDMaCH67nKIxP5Um4zSvFCRp3d7XEcB2y2pC1bJBYPoV2ASY2-JHbmNtXEZvy_IUIXmrpyTZ2NDDd1QahQFHMYj-ZlwCdCbpupk1Ody-92qoth-iF4AxuiCJ1FDEMoFdQ7Oe0viz69jxyRfIKshP4AtJrlg==', '2026-11-30 00:42:42.923098+00', '2026-11-30 00:42:43.481828+00');


--
-- Data for Name: profile_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profile_counts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', 6);


--
-- Data for Name: profiles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.profiles VALUES ('88acd626-dc26-434e-81e5-3aa1ad406f4a', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'Completed', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:43.502656+00', '2026-11-30 00:42:44.458379+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('905ce539-75c7-4570-8934-c2dbec5ea1b2', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'Undelivered', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'completed', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:44.805716+00', '2026-11-30 00:42:44.87796+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'Registering', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'submitted', false, false, false, false, true, true, 'profile', NULL, '+12125550122', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:44.972872+00', '2026-11-30 00:42:45.109355+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'In conversation', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550133', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:45.144947+00', '2026-11-30 00:42:45.292494+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('55d52741-5fef-4407-8ee5-76b29fd3a2fa', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'Waiting', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'in_progress', true, true, false, false, true, true, 'profile', NULL, '+12125550144', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:45.342901+00', '2026-11-30 00:42:45.400614+00', NULL, NULL, NULL, false);
INSERT INTO public.profiles VALUES ('05183878-88a4-44ae-aab2-3ec6daef6028', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'Queued', 'Northwind', 'A dentist''s practice with two locations.', NULL, 'incomplete', true, true, false, false, true, true, 'profile', NULL, '+12125550111', NULL, NULL, NULL, false, NULL, '2026-11-30 00:42:45.840615+00', '2026-11-30 00:42:45.840615+00', NULL, NULL, NULL, false);


--
-- Data for Name: rate_windows; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: registration_moves; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registration_moves VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', 'ad009d7d-8b95-54fd-a676-02ab6e59a0ac', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 00:42:44.50723+00');
INSERT INTO public.registration_moves VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', 'ad009d7d-8b95-54fd-a676-02ab6e59a0ac', 2, 'submitted', 'submitting', 'pending', false, 'completion', '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[{"path": "/10dlc/brand", "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}", "method": "GET", "status": 200, "duration_ms": 4}, {"path": "/10dlc/brand", "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example…", "method": "POST", "status": 200, "duration_ms": 5}]', '2026-11-30 00:42:44.714794+00');
INSERT INTO public.registration_moves VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8c07819f-d06e-5318-b8ab-e2452388029d', 1, 'submission intended', 'not_submitted', 'submitting', false, 'completion', '{}', '[]', '2026-11-30 00:42:45.179527+00');
INSERT INTO public.registration_moves VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8c07819f-d06e-5318-b8ab-e2452388029d', 2, 'unavailable', 'submitting', 'submitting', true, 'completion', '{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}', '[{"path": "/10dlc/brand", "answer": "brands of that name found: 1", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/10dlc/brand/{id}", "answer": "another brand of that name", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/10dlc/brand", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "POST", "status": 503, "duration_ms": 1}]', '2026-11-30 00:42:45.205187+00');


--
-- Data for Name: registrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.registrations VALUES ('8c07819f-d06e-5318-b8ab-e2452388029d', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'brand', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', '10450914-5fdd-42e6-a65c-c6204be00f05', 'submitting', '2026-11-30 00:42:45.179527+00', NULL, NULL, '{}', '[]', '{"token": "8c07819f-d06e-5318-b8ab-e2452388029d-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T00:42:45.179527+00:00"}, "sent_at": "2026-11-30T00:42:45.179527+00:00"}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30 00:42:46.280441+00', 1, '2026-11-30 00:42:45.179527+00');
INSERT INTO public.registrations VALUES ('ad009d7d-8b95-54fd-a676-02ab6e59a0ac', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'brand', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'ea8d9033-cdd5-4dc4-9722-1774033c9ae0', 'pending', '2026-11-30 00:42:44.714794+00', '0eb9bc49-94cb-43eb-a151-34872419b11a', NULL, '{"mock": "false", "cspId": "S555TEL", "status": "REGISTRATION_PENDING", "entityType": "PRIVATE_PROFIT", "identityStatus": "UNVERIFIED", "brandRelationship": "BASIC_ACCOUNT"}', '[]', '{"token": "ad009d7d-8b95-54fd-a676-02ab6e59a0ac-1", "details": {"display_name": "Northwind Dental LLC", "first_sent_at": "2026-11-30T00:42:44.507230+00:00"}, "sent_at": null}', '{"contact": {"name": "Ann Archer", "role": null, "email": "ann@northwind.example", "phone": "+12125550100", "last_name": null, "first_name": null, "mobile_phone": null, "business_name": null, "phone_country_code": null}, "business": {"url": "https://northwind.example", "city": "Springfield", "state": "IL", "street": "1 Main Street", "tax_id": "12-3456789", "country": "US", "legal_name": "Northwind Dental LLC", "entity_type": "PRIVATE_PROFIT", "postal_code": "62701", "tax_id_type": null, "stock_symbol": null, "stock_exchange": null, "country_of_registration": null}, "vertical": "HEALTHCARE", "display_name": "Northwind Dental LLC"}', NULL, NULL, NULL, '2026-11-30 00:42:44.714794+00', '2026-11-30 00:42:45.317142+00', '2026-11-30 00:47:45.317142+00', 0, '2026-11-30 00:42:44.50723+00');


--
-- Data for Name: run_attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 7}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"3d91ef1d-e202-4875-9d37-1b11370ded96\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"3d91ef1d-e202-4875-9d37-1b11370ded96\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"3d91ef1d-e202-4875-9d37-1b11370ded96\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555011155/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"3d91ef1d-e202-4875-9d37-1b11370ded96\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 00:42:44.418727+00', '2026-11-30 00:42:44.442833+00');
INSERT INTO public.run_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '3966dd71-6d13-4372-84ad-562d95d81f61', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/messaging_profiles/3d91ef1d-e202-4875-9d37-1b11370ded96", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"3d91ef1d-e202-4875-9d37-1b11370ded96\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 00:42:44.852123+00', '2026-11-30 00:42:44.863491+00');
INSERT INTO public.run_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'connect_sms', 1, 'done', NULL, '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "numbers found: 1", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"a84a2cbf-6009-4798-a27d-bcff5d672830\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": …", "method": "POST", "status": 200, "duration_ms": 2}, {"path": "/messaging_profiles", "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"a84a2cbf-6009-4798-a27d-bcff5d672830\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":…", "method": "GET", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"a84a2cbf-6009-4798-a27d-bcff5d672830\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "PATCH", "status": 200, "duration_ms": 1}, {"path": "/phone_numbers/200001212555012255/messaging", "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"a84a2cbf-6009-4798-a27d-bcff5d672830\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A…", "method": "GET", "status": 200, "duration_ms": 1}]', '2026-11-30 00:42:45.078976+00', '2026-11-30 00:42:45.095329+00');
INSERT INTO public.run_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8ce6873b-35d5-4342-9a60-67daf829970f', 'connect_sms', 1, 'running', NULL, '[]', '2026-11-30 00:42:45.304276+00', NULL);
INSERT INTO public.run_attempts VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '5887bbab-bd5f-4836-b820-90792b7ab997', 'connect_sms', 1, 'unavailable', 'telnyx: Service unavailable: The service is temporarily unavailable; try again later.', '[{"path": "/messaging_profiles", "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}", "method": "GET", "status": 200, "duration_ms": 2}, {"path": "/phone_numbers", "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}", "method": "GET", "status": 503, "duration_ms": 1}]', '2026-11-30 00:42:45.40934+00', '2026-11-30 00:42:45.420576+00');


--
-- Data for Name: run_callbacks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'cb4efea4c2bf9f845a5384619c02fd0ad5f8acc9545acdff9557d2a737c876fe', 'http://127.0.0.1:42463/done', '2026-11-30 00:42:43.515464+00');
INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '3966dd71-6d13-4372-84ad-562d95d81f61', '1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b', 'http://127.0.0.1:9/done', '2026-11-30 00:42:44.814194+00');
INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'cb4efea4c2bf9f845a5384619c02fd0ad5f8acc9545acdff9557d2a737c876fe', 'http://127.0.0.1:42463/done', '2026-11-30 00:42:44.998976+00');
INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8ce6873b-35d5-4342-9a60-67daf829970f', 'cb4efea4c2bf9f845a5384619c02fd0ad5f8acc9545acdff9557d2a737c876fe', 'http://127.0.0.1:42463/done', '2026-11-30 00:42:45.15513+00');
INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '5887bbab-bd5f-4836-b820-90792b7ab997', 'cb4efea4c2bf9f845a5384619c02fd0ad5f8acc9545acdff9557d2a737c876fe', 'http://127.0.0.1:42463/done', '2026-11-30 00:42:45.352977+00');
INSERT INTO public.run_callbacks VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'cb4efea4c2bf9f845a5384619c02fd0ad5f8acc9545acdff9557d2a737c876fe', 'http://127.0.0.1:42463/done', '2026-11-30 00:42:45.862556+00');


--
-- Data for Name: run_steps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "3d91ef1d-e202-4875-9d37-1b11370ded96"}', '2026-11-30 00:42:44.418727+00', '2026-11-30 00:42:44.442833+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 00:42:44.453994+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 00:42:44.458379+00', '2026-11-30 00:42:44.458379+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '3966dd71-6d13-4372-84ad-562d95d81f61', 'connect_sms', 0, 'done', '{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "3d91ef1d-e202-4875-9d37-1b11370ded96"}', '2026-11-30 00:42:44.852123+00', '2026-11-30 00:42:44.863491+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '3966dd71-6d13-4372-84ad-562d95d81f61', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 00:42:44.87199+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '3966dd71-6d13-4372-84ad-562d95d81f61', 'settle', 2, 'done', '{"status": "completed"}', '2026-11-30 00:42:44.87796+00', '2026-11-30 00:42:44.87796+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'connect_sms', 0, 'done', '{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "a84a2cbf-6009-4798-a27d-bcff5d672830"}', '2026-11-30 00:42:45.078976+00', '2026-11-30 00:42:45.095329+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'connect_whatsapp', 1, 'skipped', '{"reason": "not configured"}', NULL, '2026-11-30 00:42:45.104001+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'settle', 2, 'done', '{"status": "submitted"}', '2026-11-30 00:42:45.109355+00', '2026-11-30 00:42:45.109355+00', NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8ce6873b-35d5-4342-9a60-67daf829970f', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8ce6873b-35d5-4342-9a60-67daf829970f', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '8ce6873b-35d5-4342-9a60-67daf829970f', 'connect_sms', 0, 'running', NULL, '2026-11-30 00:42:45.304276+00', NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '5887bbab-bd5f-4836-b820-90792b7ab997', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '5887bbab-bd5f-4836-b820-90792b7ab997', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '5887bbab-bd5f-4836-b820-90792b7ab997', 'connect_sms', 0, 'waiting', NULL, '2026-11-30 00:42:45.40934+00', NULL, '2026-11-30 00:42:46.269116+00');
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'connect_sms', 0, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'connect_whatsapp', 1, 'pending', NULL, NULL, NULL, NULL);
INSERT INTO public.run_steps VALUES ('ffbdd4c2-579d-4a84-af15-028c62044f03', '0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'settle', 2, 'pending', NULL, NULL, NULL, NULL);


--
-- Data for Name: runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.runs VALUES ('57768318-a3ce-4d0d-ab81-846f98fe9f3e', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '88acd626-dc26-434e-81e5-3aa1ad406f4a', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_CuvcEnPMH6', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:43.515464+00', '2026-11-30 00:42:44.410462+00', '2026-11-30 00:42:44.458379+00');
INSERT INTO public.runs VALUES ('3966dd71-6d13-4372-84ad-562d95d81f61', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '905ce539-75c7-4570-8934-c2dbec5ea1b2', 'completed', '[{"code": "ready", "remedy": null, "sentence": "Every prerequisite is met, and nobody else''s approval is awaited."}]', 'req_tR1dhE1yAL', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:44.814194+00', '2026-11-30 00:42:44.846557+00', '2026-11-30 00:42:44.87796+00');
INSERT INTO public.runs VALUES ('1d0e11d1-1eb3-4f68-81cd-11eb574d2a62', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '7ba467bd-305d-4747-9acd-b351d0f7c7b9', 'submitted', '[{"code": "awaiting_registry", "remedy": null, "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry."}]', 'req_1jbUh60y2b', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:44.998976+00', '2026-11-30 00:42:45.066573+00', '2026-11-30 00:42:45.109355+00');
INSERT INTO public.runs VALUES ('8ce6873b-35d5-4342-9a60-67daf829970f', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '1ff73b7f-e5f6-4ae0-9ebb-b7d15de109f9', 'in_progress', '[]', 'req_PwfMxpXz8R', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:45.15513+00', '2026-11-30 00:42:45.292494+00', NULL);
INSERT INTO public.runs VALUES ('5887bbab-bd5f-4836-b820-90792b7ab997', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '55d52741-5fef-4407-8ee5-76b29fd3a2fa', 'in_progress', '[]', 'req_DeaEj2N03i', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:45.352977+00', '2026-11-30 00:42:45.400614+00', NULL);
INSERT INTO public.runs VALUES ('0fdf7af2-42e4-4893-aa14-9fc2d54563f3', 'ffbdd4c2-579d-4a84-af15-028c62044f03', '05183878-88a4-44ae-aab2-3ec6daef6028', 'queued', '[]', 'req_rDDCS1LkM2', 'a1686067-1c6f-4e15-a4b8-db840f6655c3', '2026-11-30 00:42:45.862556+00', NULL, NULL);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('a1686067-1c6f-4e15-a4b8-db840f6655c3', 'ffbdd4c2-579d-4a84-af15-028c62044f03', 'owner-ee9403a9@platform.example', 'Northwind Group', 'owner', 'active', '2026-11-30 00:42:42.923098+00', '2026-11-30 00:42:42.923098+00');


--
-- Data for Name: vendor_circuits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.vendor_circuits VALUES ('telnyx', '', 1, NULL, NULL, 'it answers with the status 503', '2026-11-30 00:42:45.418621+00');


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


