BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE api_keys (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	user_id VARCHAR(64) NOT NULL, 
	profile_id VARCHAR(64), 
	name VARCHAR(100) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	hint VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	CONSTRAINT pk_api_keys PRIMARY KEY (id), 
	CONSTRAINT fk_api_keys_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_api_keys_profile_id FOREIGN KEY(profile_id) REFERENCES profiles (id), 
	CONSTRAINT fk_api_keys_user_id FOREIGN KEY(user_id) REFERENCES users (id), 
	CONSTRAINT uq_api_keys_digest UNIQUE (digest)
);
INSERT INTO "api_keys" VALUES('5ebf75e6-0e30-41e5-ab90-c1edd8919ee7','f378726c-48c2-46ab-b4b2-33ae6cc1509f','0f526d12-6178-48b2-b156-624090b33a3f',NULL,'first key','656fe3d9f664ae377ec6acaaeb61f86fc45d73bcedac191128d2d14c7622a81a','cs_3-ZfcjO','2026-11-29 20:32:46.255896',NULL);
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('995067a7-9f7e-405e-858c-da0054692762','2',1795984367000,1795984367000,'clearsend');
CREATE TABLE brands (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	contact JSON NOT NULL, 
	business JSON, 
	compliance JSON NOT NULL, 
	tcr_brand_id VARCHAR(64), 
	status VARCHAR(32), 
	identity_status VARCHAR(32), 
	universal_ein VARCHAR(64), 
	csp_id VARCHAR(64), 
	submitted_at DATETIME, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_brands PRIMARY KEY (id), 
	CONSTRAINT fk_brands_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT uq_brands_owner_id UNIQUE (owner_id)
);
INSERT INTO "brands" VALUES('f63ae82e-4e11-4b6e-ba6d-86a449d64462','f378726c-48c2-46ab-b4b2-33ae6cc1509f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,'ACTIVE','UNVERIFIED',NULL,'S555TEL','2026-11-29 20:32:49.515917','2026-11-29 20:32:47.936223','2026-11-29 20:32:47.936223');
INSERT INTO "brands" VALUES('ede95cdb-76ed-42fe-91d2-477d5781c578','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-29 20:32:49.860700','2026-11-29 20:32:49.860700');
CREATE TABLE campaigns (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	brand_id VARCHAR(64) NOT NULL, 
	content JSON NOT NULL, 
	use_cases JSON NOT NULL, 
	tcr_campaign_id VARCHAR(64), 
	telnyx_campaign_id VARCHAR(64), 
	status VARCHAR(32), 
	sync_error TEXT, 
	submitted_at DATETIME, 
	billed_at DATETIME, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_campaigns PRIMARY KEY (id), 
	CONSTRAINT fk_campaigns_brand_id FOREIGN KEY(brand_id) REFERENCES brands (id), 
	CONSTRAINT fk_campaigns_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "campaigns" VALUES('d8845b81-1110-4752-893e-26294ae29a70','f378726c-48c2-46ab-b4b2-33ae6cc1509f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','f63ae82e-4e11-4b6e-ba6d-86a449d64462','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "08fec62b-7bcb-43da-a8c1-c2b639fedb5c", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-29T20:32:47.949777+00:00", "updated_at": "2026-11-29T20:32:47.949777+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-29 20:32:47.949777','2026-11-29 20:32:47.949777',NULL);
INSERT INTO "campaigns" VALUES('7b045eff-c1cc-4c6a-b954-7291df0acffe','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','ede95cdb-76ed-42fe-91d2-477d5781c578','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "3aae7e20-2416-4cb5-9b01-b0282738f007", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-29T20:32:49.875765+00:00", "updated_at": "2026-11-29T20:32:49.875765+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-29 20:32:49.875765','2026-11-29 20:32:49.875765',NULL);
CREATE TABLE channels (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	profile_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	sender VARCHAR(64) NOT NULL, 
	vendor_ids JSON NOT NULL, 
	run_id VARCHAR(64) NOT NULL, 
	connected_at DATETIME NOT NULL, 
	CONSTRAINT pk_channels PRIMARY KEY (id), 
	CONSTRAINT fk_channels_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_channels_profile_id FOREIGN KEY(profile_id) REFERENCES profiles (id), 
	CONSTRAINT fk_channels_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT uq_channels_profile_id_kind UNIQUE (profile_id, kind)
);
INSERT INTO "channels" VALUES('ccf67937-3189-4677-8812-c008263b2fa6','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','sms','11313f9e-1eff-4ee8-b360-d45e84673351','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "2da363a3-6e1d-4dc9-bb95-abca5cac3811"}','938e5c9a-168f-44e6-9350-17bcbcecd3c1','2026-11-29 20:32:48.947358');
INSERT INTO "channels" VALUES('636a6165-3434-47e9-9c5c-ba96f0c39a06','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','sms','04608cd5-5c05-4d2c-9f01-133502a1deb6','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "2da363a3-6e1d-4dc9-bb95-abca5cac3811"}','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','2026-11-29 20:32:49.676843');
INSERT INTO "channels" VALUES('62679cce-6088-45cb-a029-0d3aaf0175a3','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','sms','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','+12125550122','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "85999718-96aa-4e24-b98e-23b3b15da3c3"}','572e68de-2ec3-4f24-a5c1-21159250551d','2026-11-29 20:32:50.008201');
CREATE TABLE dbos_migrations (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "dbos_migrations" VALUES(125);
CREATE TABLE "deliveries" (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	event_id VARCHAR(64) NOT NULL, 
	run_id VARCHAR(64), 
	url TEXT NOT NULL, 
	body TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	next_attempt_at DATETIME, 
	created_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	endpoint_id VARCHAR(64), 
	attempts_allowed INTEGER DEFAULT '30' NOT NULL, 
	attempts_before INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT fk_deliveries_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_deliveries_event_id FOREIGN KEY(event_id) REFERENCES events (id)
);
INSERT INTO "deliveries" VALUES('c34d6176-6718-4436-8db9-5e4b6f2a5d6f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','b8b07ff3-ec38-4ac9-99ef-e979ea955c49','938e5c9a-168f-44e6-9350-17bcbcecd3c1','http://127.0.0.1:43457/done','{"profileId":"11313f9e-1eff-4ee8-b360-d45e84673351","success":true,"status":"COMPLETED","timestamp":"2026-11-29T20:32:48.974652+00:00","runId":"938e5c9a-168f-44e6-9350-17bcbcecd3c1","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','delivered',NULL,'2026-11-29 20:32:48.974652','2026-11-29 20:32:49.439697',NULL,30,0);
INSERT INTO "deliveries" VALUES('142d71c6-8ffd-48ac-aa67-2a66e5ef4783','f378726c-48c2-46ab-b4b2-33ae6cc1509f','9ea8ea1d-8688-4d70-b3ef-edbe6773d9ac','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','http://127.0.0.1:9/done','{"profileId":"04608cd5-5c05-4d2c-9f01-133502a1deb6","success":true,"status":"COMPLETED","timestamp":"2026-11-29T20:32:49.698908+00:00","runId":"d0dffc58-fa4d-418e-97ae-6cbc98f71e91","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','retrying','2026-11-29 20:32:50.729471','2026-11-29 20:32:49.698908',NULL,NULL,30,0);
INSERT INTO "deliveries" VALUES('4f4230af-6895-4752-b6e8-d716a7331f89','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e50d1ce5-87d9-4215-aeee-b6d78701bd1c','572e68de-2ec3-4f24-a5c1-21159250551d','http://127.0.0.1:43457/done','{"profileId":"e2dd3a0e-e249-4695-bd32-cf497b69c5ee","success":true,"status":"SUBMITTED","timestamp":"2026-11-29T20:32:50.025111+00:00","runId":"572e68de-2ec3-4f24-a5c1-21159250551d","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}','delivered',NULL,'2026-11-29 20:32:50.025111','2026-11-29 20:32:50.147050',NULL,30,0);
CREATE TABLE delivery_attempts (
	org_id VARCHAR(64) NOT NULL, 
	delivery_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	http_status INTEGER, 
	duration_ms INTEGER NOT NULL, 
	response_excerpt TEXT, 
	error TEXT, 
	attempted_at DATETIME NOT NULL, 
	CONSTRAINT pk_delivery_attempts PRIMARY KEY (delivery_id, number), 
	CONSTRAINT fk_delivery_attempts_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id), 
	CONSTRAINT fk_delivery_attempts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "delivery_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','c34d6176-6718-4436-8db9-5e4b6f2a5d6f',1,'delivered',200,343,'',NULL,'2026-11-29 20:32:49.095042');
INSERT INTO "delivery_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','142d71c6-8ffd-48ac-aa67-2a66e5ef4783',1,'connection_failed',NULL,0,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-29 20:32:49.775087');
INSERT INTO "delivery_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','4f4230af-6895-4752-b6e8-d716a7331f89',1,'delivered',200,10,'',NULL,'2026-11-29 20:32:50.119482');
CREATE TABLE "events" (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	profile_id VARCHAR(64), 
	run_id VARCHAR(64), 
	type VARCHAR(64) NOT NULL, 
	payload JSON NOT NULL, 
	occurred_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_events_profile_id FOREIGN KEY(profile_id) REFERENCES profiles (id)
);
INSERT INTO "events" VALUES('f13d44be-58fc-4aed-8df3-2b95763670a5','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351',NULL,'profile.created','{"name": "Completed"}','2026-11-29 20:32:47.955997');
INSERT INTO "events" VALUES('24ebd113-76d8-4d78-b6ac-e2329195f78d','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','938e5c9a-168f-44e6-9350-17bcbcecd3c1','completion.requested','{"request_id": "req_8z6FJwfMDf"}','2026-11-29 20:32:47.969321');
INSERT INTO "events" VALUES('0ebd8fb5-2d87-448f-8b8d-3079c1aeb6ca','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','938e5c9a-168f-44e6-9350-17bcbcecd3c1','completion.started','{}','2026-11-29 20:32:48.889722');
INSERT INTO "events" VALUES('daf1c067-8e4d-418e-b708-5cab75370654','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','938e5c9a-168f-44e6-9350-17bcbcecd3c1','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-29 20:32:48.947358');
INSERT INTO "events" VALUES('b8b07ff3-ec38-4ac9-99ef-e979ea955c49','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','938e5c9a-168f-44e6-9350-17bcbcecd3c1','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-29 20:32:48.974652');
INSERT INTO "events" VALUES('ced3ab64-cb28-4408-9d41-a27f9c52f910','f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,'brand.submitted','{"registration_id": "b568179e-8878-584d-bbfd-adbe55db2c2d", "kind": "brand", "subject_id": "f63ae82e-4e11-4b6e-ba6d-86a449d64462", "state": "pending", "cause": "completion", "vendor_id": "ab5afc19-1d74-4151-a7d5-b24c2d176e3d", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}}','2026-11-29 20:32:49.515917');
INSERT INTO "events" VALUES('186bd7f1-28a3-40da-92c5-2bfbe30fa1eb','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6',NULL,'profile.created','{"name": "Undelivered"}','2026-11-29 20:32:49.531445');
INSERT INTO "events" VALUES('b26d2de1-1960-4be5-9973-13607797bf54','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','completion.requested','{"request_id": "req_F0U1mKjqk4"}','2026-11-29 20:32:49.549591');
INSERT INTO "events" VALUES('f097b650-2a19-44b1-be25-1e5034f117c3','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','completion.started','{}','2026-11-29 20:32:49.652425');
INSERT INTO "events" VALUES('6b7fcc78-da8e-433e-bddd-3e48fc958e38','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-29 20:32:49.676843');
INSERT INTO "events" VALUES('9ea8ea1d-8688-4d70-b3ef-edbe6773d9ac','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-29 20:32:49.698908');
INSERT INTO "events" VALUES('869289d8-f58c-44e8-b84b-65c9b57160b3','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee',NULL,'profile.created','{"name": "Registering"}','2026-11-29 20:32:49.860700');
INSERT INTO "events" VALUES('a73430cf-65fb-448b-91c6-6bee63fbcaaf','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','572e68de-2ec3-4f24-a5c1-21159250551d','completion.requested','{"request_id": "req_OMTKJk9SdR"}','2026-11-29 20:32:49.891747');
INSERT INTO "events" VALUES('5f5336ea-8740-4fe6-bfce-0987c66ee0a5','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','572e68de-2ec3-4f24-a5c1-21159250551d','completion.started','{}','2026-11-29 20:32:49.985839');
INSERT INTO "events" VALUES('2fc2d6e6-dea8-4bcd-b128-a0226b8d944a','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','572e68de-2ec3-4f24-a5c1-21159250551d','channel.activated','{"channel": "sms", "sender_value": "+12125550122"}','2026-11-29 20:32:50.008201');
INSERT INTO "events" VALUES('e50d1ce5-87d9-4215-aeee-b6d78701bd1c','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','572e68de-2ec3-4f24-a5c1-21159250551d','completion.submitted','{"status": "submitted", "reasons": [{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]}','2026-11-29 20:32:50.025111');
INSERT INTO "events" VALUES('0e286898-f7c3-41cf-a773-a6c02213d29a','f378726c-48c2-46ab-b4b2-33ae6cc1509f','3bec0ae9-75da-4490-b1ef-36e49d575004',NULL,'profile.created','{"name": "In conversation"}','2026-11-29 20:32:50.130762');
INSERT INTO "events" VALUES('08b8fb5c-c73e-4c44-adbb-305eea6ca83d','f378726c-48c2-46ab-b4b2-33ae6cc1509f','3bec0ae9-75da-4490-b1ef-36e49d575004','7635cdae-e5d0-4727-af28-3100d18465b3','completion.requested','{"request_id": "req_VgbYVyyAQ4"}','2026-11-29 20:32:50.142033');
INSERT INTO "events" VALUES('b2a79eaf-6316-479c-9866-e487ca8f6179','f378726c-48c2-46ab-b4b2-33ae6cc1509f','3bec0ae9-75da-4490-b1ef-36e49d575004','7635cdae-e5d0-4727-af28-3100d18465b3','completion.started','{}','2026-11-29 20:32:50.210490');
INSERT INTO "events" VALUES('711ad4fc-1fea-4238-82fc-31b79ccff2bc','f378726c-48c2-46ab-b4b2-33ae6cc1509f','d1e4595b-14bf-45f1-9e1c-e6441bf18044',NULL,'profile.created','{"name": "Waiting"}','2026-11-29 20:32:50.279323');
INSERT INTO "events" VALUES('c7bb9e9e-8fe0-4a1e-8ecc-9aa9528d1714','f378726c-48c2-46ab-b4b2-33ae6cc1509f','d1e4595b-14bf-45f1-9e1c-e6441bf18044','09d03848-8220-4aad-bee0-e13cf816ad0f','completion.requested','{"request_id": "req_7kATGa2BBU"}','2026-11-29 20:32:50.292155');
INSERT INTO "events" VALUES('03ff26af-db8d-493c-a012-a587f3276dfe','f378726c-48c2-46ab-b4b2-33ae6cc1509f','d1e4595b-14bf-45f1-9e1c-e6441bf18044','09d03848-8220-4aad-bee0-e13cf816ad0f','completion.started','{}','2026-11-29 20:32:50.327799');
INSERT INTO "events" VALUES('751b51c1-12fd-4389-9683-47105dc4c0ee','f378726c-48c2-46ab-b4b2-33ae6cc1509f','d1e4595b-14bf-45f1-9e1c-e6441bf18044','09d03848-8220-4aad-bee0-e13cf816ad0f','completion.delayed','{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','2026-11-29 20:32:50.367548');
INSERT INTO "events" VALUES('1471e3d3-e397-4d92-a2ac-9ee1364384ca','f378726c-48c2-46ab-b4b2-33ae6cc1509f','6fb55490-77b3-4c7a-8586-06024bf0c72c',NULL,'profile.created','{"name": "Queued"}','2026-11-29 20:32:50.981871');
INSERT INTO "events" VALUES('aa3be533-350a-4596-8e8f-f9d25251988e','f378726c-48c2-46ab-b4b2-33ae6cc1509f','6fb55490-77b3-4c7a-8586-06024bf0c72c','689ac377-2ddb-4c42-8c89-b7450291bc3e','completion.requested','{"request_id": "req_udhkFBkXCn"}','2026-11-29 20:32:51.022963');
CREATE TABLE idempotency_records (
	org_id VARCHAR(64) NOT NULL, 
	method VARCHAR(8) NOT NULL, 
	path_digest VARCHAR(64) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	request_id VARCHAR(64) NOT NULL, 
	status_code INTEGER, 
	body TEXT, 
	is_sandbox BOOLEAN, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_idempotency_records PRIMARY KEY (org_id, method, path_digest, "key"), 
	CONSTRAINT fk_idempotency_records_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
CREATE TABLE inbox (
	id VARCHAR(64) NOT NULL, 
	vendor VARCHAR(16) NOT NULL, 
	notice_id VARCHAR(128) NOT NULL, 
	type VARCHAR(128) NOT NULL, 
	subjects JSON NOT NULL, 
	summary JSON NOT NULL, 
	outcome VARCHAR(32), 
	occurred_at DATETIME, 
	received_at DATETIME NOT NULL, 
	applied_at DATETIME, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT uq_inbox_vendor_notice_id UNIQUE (vendor, notice_id)
);
CREATE TABLE leases (
	name VARCHAR(160) NOT NULL, 
	holder VARCHAR(64) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_leases PRIMARY KEY (name)
);
INSERT INTO "leases" VALUES('executor:2:3ab6ff67926d.11005.466966.3e757de5','3ab6ff67926d.11005.466966.3e757de5','2026-11-29 20:32:59.791534');
INSERT INTO "leases" VALUES('sms:3bec0ae9-75da-4490-b1ef-36e49d575004','7635cdae-e5d0-4727-af28-3100d18465b3','2026-11-29 20:35:50.216693');
CREATE TABLE notifications (
    message_uuid TEXT NOT NULL DEFAULT (hex(randomblob(16))) PRIMARY KEY,
    destination_uuid TEXT NOT NULL,
    topic TEXT,
    message TEXT NOT NULL,
    created_at_epoch_ms INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000), "serialization" TEXT DEFAULT NULL, "consumed" BOOLEAN NOT NULL DEFAULT FALSE, consumed_by_function_id INTEGER,
    FOREIGN KEY (destination_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE "operation_outputs" (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    function_name TEXT NOT NULL DEFAULT '',
    output TEXT,
    error TEXT,
    child_workflow_id TEXT,
    started_at_epoch_ms INTEGER,
    completed_at_epoch_ms INTEGER,
    serialization TEXT,
    application_name TEXT DEFAULT NULL,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    PRIMARY KEY (workflow_uuid, function_id)
);
INSERT INTO "operation_outputs" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1',1,'begin','"go_on"',NULL,NULL,1795984368887,1795984368898,'clearsend_json','clearsend',1795984368000);
INSERT INTO "operation_outputs" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1',2,'connect_sms','"go_on"',NULL,NULL,1795984368901,1795984368958,'clearsend_json','clearsend',1795984368000);
INSERT INTO "operation_outputs" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795984368959,1795984368971,'clearsend_json','clearsend',1795984368000);
INSERT INTO "operation_outputs" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1',4,'settle','"ended"',NULL,NULL,1795984368973,1795984368983,'clearsend_json','clearsend',1795984368000);
INSERT INTO "operation_outputs" VALUES('deliver-c34d6176-6718-4436-8db9-5e4b6f2a5d6f-1',1,'send','"delivered"',NULL,NULL,1795984369092,1795984369445,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-29T20:32:49+00:00',1,'sweep','"0"',NULL,NULL,1795984369467,1795984369477,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('sched-put_back_strays-2026-11-29T20:32:49+00:00',1,'put_back','"0"',NULL,NULL,1795984369473,1795984369485,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('advance-7b990587-a1c5-49bd-b51a-746090428a7e',1,'turn','"more"',NULL,NULL,1795984369098,1795984369524,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('advance-7b990587-a1c5-49bd-b51a-746090428a7e',2,'turn','"done"',NULL,NULL,1795984369530,1795984369546,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1',1,'begin','"go_on"',NULL,NULL,1795984369651,1795984369658,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1',2,'connect_sms','"go_on"',NULL,NULL,1795984369659,1795984369687,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795984369695,1795984369697,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1',4,'settle','"ended"',NULL,NULL,1795984369698,1795984369707,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-1',1,'send','"retrying"',NULL,NULL,1795984369774,1795984369787,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('advance-641297f1-71a5-48ac-bfa1-3d592806a7e4',1,'turn','"more"',NULL,NULL,1795984369767,1795984369801,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('advance-641297f1-71a5-48ac-bfa1-3d592806a7e4',2,'turn','"done"',NULL,NULL,1795984369802,1795984369810,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1',1,'begin','"go_on"',NULL,NULL,1795984369983,1795984369990,'clearsend_json','clearsend',1795984369000);
INSERT INTO "operation_outputs" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1',2,'connect_sms','"go_on"',NULL,NULL,1795984369991,1795984370014,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795984370015,1795984370023,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1',4,'settle','"ended"',NULL,NULL,1795984370024,1795984370032,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('deliver-4f4230af-6895-4752-b6e8-d716a7331f89-1',1,'send','"delivered"',NULL,NULL,1795984370118,1795984370162,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('advance-6e3523b1-bcf1-48e6-967f-da0e49fa9acc',1,'turn','"more"',NULL,NULL,1795984370127,1795984370182,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('advance-6e3523b1-bcf1-48e6-967f-da0e49fa9acc',2,'turn','"done"',NULL,NULL,1795984370183,1795984370198,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('complete-7635cdae-e5d0-4727-af28-3100d18465b3-1',1,'begin','"go_on"',NULL,NULL,1795984370209,1795984370215,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-29T20:32:50+00:00',1,'sweep','"1"',NULL,NULL,1795984370261,1795984370268,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('sched-put_back_strays-2026-11-29T20:32:50+00:00',1,'put_back','"0"',NULL,NULL,1795984370260,1795984370267,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-1',1,'begin','"go_on"',NULL,NULL,1795984370326,1795984370334,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-1',2,'connect_sms','"later"',NULL,NULL,1795984370343,1795984370383,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('sweep-f378726c-48c2-46ab-b4b2-33ae6cc1509f-1795984370025-14',1,'turn','"more"',NULL,NULL,1795984370351,1795984370398,'clearsend_json','clearsend',1795984370000);
INSERT INTO "operation_outputs" VALUES('sweep-f378726c-48c2-46ab-b4b2-33ae6cc1509f-1795984370025-14',2,'turn','"done"',NULL,NULL,1795984370402,1795984370410,'clearsend_json','clearsend',1795984370000);
CREATE TABLE organizations (
	id VARCHAR(64) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	sending_phone_number VARCHAR(32), 
	signing_secret_ciphertext TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_organizations PRIMARY KEY (id)
);
INSERT INTO "organizations" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','Northwind Group','owner-1f066c19@platform.example','+12125550199','gAAAAABrDIvu-v55wewGaWS2nhgYzFpDF7B49-8syMZ6HMjRFn-fSABZYZ2ctZIZztaArMsLaczS1vs04ToE_6PL6p-lYzx1Etj9CWLd-4YSMpXKpHvLLdeYryYF39Wumz-8uqOs4tOlsqMh_dXtR73tOUUGSF2Ftw==','2026-11-29 20:32:46.255896','2026-11-29 20:32:47.936223');
CREATE TABLE profile_counts (
	org_id VARCHAR(64) NOT NULL, 
	visible INTEGER NOT NULL, 
	CONSTRAINT pk_profile_counts PRIMARY KEY (org_id), 
	CONSTRAINT fk_profile_counts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profile_counts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f',6);
CREATE TABLE profiles (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	name VARCHAR(100), 
	short_name VARCHAR(11), 
	description TEXT, 
	icon TEXT, 
	status VARCHAR(16) NOT NULL, 
	inherit_tcr_brand BOOLEAN NOT NULL, 
	inherit_tcr_campaign BOOLEAN NOT NULL, 
	allow_contact_sharing BOOLEAN NOT NULL, 
	allow_template_sharing BOOLEAN NOT NULL, 
	inherit_contacts BOOLEAN NOT NULL, 
	inherit_templates BOOLEAN NOT NULL, 
	billing_model VARCHAR(32) NOT NULL, 
	billing_contact JSON, 
	sending_phone_number VARCHAR(32), 
	sending_phone_number_profile_id VARCHAR(64), 
	whatsapp_phone_number VARCHAR(32), 
	sending_whatsapp_number_profile_id VARCHAR(64), 
	allow_number_change_during_onboarding BOOLEAN NOT NULL, 
	review_approved_at DATETIME, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, review_rejected_at DATETIME, review_reason TEXT, 
	CONSTRAINT pk_profiles PRIMARY KEY (id), 
	CONSTRAINT fk_profiles_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profiles" VALUES('11313f9e-1eff-4ee8-b360-d45e84673351','f378726c-48c2-46ab-b4b2-33ae6cc1509f','Completed','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:47.955997','2026-11-29 20:32:48.974652',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('04608cd5-5c05-4d2c-9f01-133502a1deb6','f378726c-48c2-46ab-b4b2-33ae6cc1509f','Undelivered','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:49.531445','2026-11-29 20:32:49.698908',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('e2dd3a0e-e249-4695-bd32-cf497b69c5ee','f378726c-48c2-46ab-b4b2-33ae6cc1509f','Registering','Northwind','A dentist''s practice with two locations.',NULL,'submitted',0,0,0,0,1,1,'profile',NULL,'+12125550122',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:49.860700','2026-11-29 20:32:50.025111',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('3bec0ae9-75da-4490-b1ef-36e49d575004','f378726c-48c2-46ab-b4b2-33ae6cc1509f','In conversation','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550133',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:50.130762','2026-11-29 20:32:50.210490',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('d1e4595b-14bf-45f1-9e1c-e6441bf18044','f378726c-48c2-46ab-b4b2-33ae6cc1509f','Waiting','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550144',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:50.279323','2026-11-29 20:32:50.327799',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('6fb55490-77b3-4c7a-8586-06024bf0c72c','f378726c-48c2-46ab-b4b2-33ae6cc1509f','Queued','Northwind','A dentist''s practice with two locations.',NULL,'incomplete',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-29 20:32:50.981871','2026-11-29 20:32:50.981871',NULL,NULL,NULL);
CREATE TABLE queues (
    queue_id TEXT PRIMARY KEY DEFAULT (hex(randomblob(16))),
    name TEXT NOT NULL UNIQUE,
    concurrency INTEGER,
    worker_concurrency INTEGER,
    rate_limit_max INTEGER,
    rate_limit_period_sec REAL,
    priority_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    partition_queue BOOLEAN NOT NULL DEFAULT FALSE,
    polling_interval_sec REAL NOT NULL DEFAULT 1.0,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL, "partition_concurrency" INTEGER DEFAULT NULL, "partition_worker_concurrency" INTEGER DEFAULT NULL, "partition_rate_limit_max" INTEGER DEFAULT NULL, "partition_rate_limit_period_sec" REAL DEFAULT NULL);
INSERT INTO "queues" VALUES('FE5B442BE9EF8FA06F5F4360A8381CCF','completions',NULL,25,NULL,NULL,1,1,0.1,1795984367000,1795984367746,'clearsend',NULL,20,NULL,NULL);
INSERT INTO "queues" VALUES('1A40AF7A7C01148928BC6D7B4E26F38A','registrations',NULL,10,NULL,NULL,1,1,0.1,1795984367000,1795984367751,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('A1EF0E24E66AF310DF96A2248B112758','deliveries',NULL,40,NULL,NULL,1,1,0.1,1795984367000,1795984367756,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('075793645441032CB1A3744EA6C32F7A','retries',NULL,20,NULL,NULL,1,1,0.25,1795984367000,1795984367758,'clearsend',NULL,2,NULL,NULL);
INSERT INTO "queues" VALUES('0F0D36B619126C5F1D64720F0E631C2A','chores',NULL,5,NULL,NULL,1,0,0.25,1795984367000,1795984367760,'clearsend',NULL,NULL,NULL,NULL);
CREATE TABLE rate_windows (
	name VARCHAR(160) NOT NULL, 
	starts_at DATETIME NOT NULL, 
	used INTEGER NOT NULL, 
	CONSTRAINT pk_rate_windows PRIMARY KEY (name)
);
CREATE TABLE registration_moves (
	org_id VARCHAR(64) NOT NULL, 
	registration_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	from_state VARCHAR(16) NOT NULL, 
	to_state VARCHAR(16) NOT NULL, 
	is_ignored BOOLEAN NOT NULL, 
	cause VARCHAR(16) NOT NULL, 
	words JSON NOT NULL, 
	exchanges JSON NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_registration_moves PRIMARY KEY (registration_id, number), 
	CONSTRAINT fk_registration_moves_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_registration_moves_registration_id FOREIGN KEY(registration_id) REFERENCES registrations (id)
);
INSERT INTO "registration_moves" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','b568179e-8878-584d-bbfd-adbe55db2c2d',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-29 20:32:49.100177');
INSERT INTO "registration_moves" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','b568179e-8878-584d-bbfd-adbe55db2c2d',2,'submitted','submitting','pending',0,'completion','{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 7, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 200, "duration_ms": 3, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-29 20:32:49.515917');
INSERT INTO "registration_moves" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','adaddd51-0356-52a7-9620-30b1ca7c7d4f',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-29 20:32:50.150618');
INSERT INTO "registration_moves" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','adaddd51-0356-52a7-9620-30b1ca7c7d4f',2,'unavailable','submitting','submitting',1,'completion','{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 2, "answer": "{\"records\": [{\"brandId\": \"ab5afc19-1d74-4151-a7d5-b24c2d176e3d\", \"displayName\": \"Northwind Dental LLC\", \"companyName\": \"Northwind Dental LLC\", \"entityType\": \"PRIVATE_PROFIT\", \"email\": \"ann@northwind.example\", \"website\": \"https://northwind.example\", \"status\": \"REGISTRATION_PENDING\", \"identityStatus\"\u2026"}, {"method": "GET", "path": "/10dlc/brand/ab5afc19-1d74-4151-a7d5-b24c2d176e3d", "status": 200, "duration_ms": 6, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}, {"method": "POST", "path": "/10dlc/brand", "status": 503, "duration_ms": 2, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-29 20:32:50.174738');
CREATE TABLE registrations (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	subject_id VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	state_since DATETIME NOT NULL, 
	vendor_id VARCHAR(64), 
	tcr_id VARCHAR(64), 
	words JSON NOT NULL, 
	reasons JSON NOT NULL, 
	intent JSON, 
	sent JSON, 
	requested VARCHAR(16), 
	statement TEXT, 
	otp_ciphertext TEXT, 
	submitted_at DATETIME, 
	checked_at DATETIME, 
	next_check_at DATETIME, 
	failures INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_registrations PRIMARY KEY (id), 
	CONSTRAINT fk_registrations_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT uq_registrations_org_id_owner_id_kind_subject_id UNIQUE (org_id, owner_id, kind, subject_id)
);
INSERT INTO "registrations" VALUES('b568179e-8878-584d-bbfd-adbe55db2c2d','f378726c-48c2-46ab-b4b2-33ae6cc1509f','brand','f378726c-48c2-46ab-b4b2-33ae6cc1509f','f63ae82e-4e11-4b6e-ba6d-86a449d64462','pending','2026-11-29 20:32:49.515917','ab5afc19-1d74-4151-a7d5-b24c2d176e3d',NULL,'{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[]','{"token": "b568179e-8878-584d-bbfd-adbe55db2c2d-1", "sent_at": null, "details": {"first_sent_at": "2026-11-29T20:32:49.100177+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,'2026-11-29 20:32:49.515917','2026-11-29 20:32:50.394545','2026-11-29 20:37:50.394545',0,'2026-11-29 20:32:49.100177');
INSERT INTO "registrations" VALUES('adaddd51-0356-52a7-9620-30b1ca7c7d4f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','brand','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','ede95cdb-76ed-42fe-91d2-477d5781c578','submitting','2026-11-29 20:32:50.150618',NULL,NULL,'{}','[]','{"token": "adaddd51-0356-52a7-9620-30b1ca7c7d4f-1", "sent_at": "2026-11-29T20:32:50.150618+00:00", "details": {"first_sent_at": "2026-11-29T20:32:50.150618+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,NULL,NULL,'2026-11-29 20:32:51.355427',1,'2026-11-29 20:32:50.150618');
CREATE TABLE run_attempts (
	org_id VARCHAR(64) NOT NULL, 
	run_id VARCHAR(64) NOT NULL, 
	step VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	message TEXT, 
	exchanges JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	CONSTRAINT pk_run_attempts PRIMARY KEY (run_id, step, number), 
	CONSTRAINT fk_run_attempts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_run_attempts_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "run_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','938e5c9a-168f-44e6-9350-17bcbcecd3c1','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 12, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 11, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"2da363a3-6e1d-4dc9-bb95-abca5cac3811\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"2da363a3-6e1d-4dc9-bb95-abca5cac3811\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"2da363a3-6e1d-4dc9-bb95-abca5cac3811\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 3, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"2da363a3-6e1d-4dc9-bb95-abca5cac3811\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-29 20:32:48.901719','2026-11-29 20:32:48.947358');
INSERT INTO "run_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"2da363a3-6e1\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 6, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/messaging_profiles/2da363a3-6e1d-4dc9-bb95-abca5cac3811", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"2da363a3-6e1d-4dc9-bb95-abca5cac3811\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}]','2026-11-29 20:32:49.660247','2026-11-29 20:32:49.676843');
INSERT INTO "run_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','572e68de-2ec3-4f24-a5c1-21159250551d','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 5, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"85999718-96aa-4e24-b98e-23b3b15da3c3\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"85999718-96aa-4e24-b98e-23b3b15da3c3\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"85999718-96aa-4e24-b98e-23b3b15da3c3\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"85999718-96aa-4e24-b98e-23b3b15da3c3\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-29 20:32:49.992025','2026-11-29 20:32:50.008201');
INSERT INTO "run_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','7635cdae-e5d0-4727-af28-3100d18465b3','connect_sms',1,'running',NULL,'[]','2026-11-29 20:32:50.216693',NULL);
INSERT INTO "run_attempts" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','09d03848-8220-4aad-bee0-e13cf816ad0f','connect_sms',1,'unavailable','telnyx: Service unavailable: The service is temporarily unavailable; try again later.','[{"method": "GET", "path": "/phone_numbers", "status": 503, "duration_ms": 3, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-29 20:32:50.343962','2026-11-29 20:32:50.367548');
CREATE TABLE run_callbacks (
	org_id VARCHAR(64) NOT NULL, 
	run_id VARCHAR(64) NOT NULL, 
	url_digest VARCHAR(64) NOT NULL, 
	url TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_run_callbacks PRIMARY KEY (run_id, url_digest), 
	CONSTRAINT fk_run_callbacks_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_run_callbacks_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','938e5c9a-168f-44e6-9350-17bcbcecd3c1','e2e62206dae4879c56225cdc8e8edd6a04cef2f5300cc4adcc24842fe4451f38','http://127.0.0.1:43457/done','2026-11-29 20:32:47.969321');
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b','http://127.0.0.1:9/done','2026-11-29 20:32:49.549591');
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','572e68de-2ec3-4f24-a5c1-21159250551d','e2e62206dae4879c56225cdc8e8edd6a04cef2f5300cc4adcc24842fe4451f38','http://127.0.0.1:43457/done','2026-11-29 20:32:49.891747');
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','7635cdae-e5d0-4727-af28-3100d18465b3','e2e62206dae4879c56225cdc8e8edd6a04cef2f5300cc4adcc24842fe4451f38','http://127.0.0.1:43457/done','2026-11-29 20:32:50.142033');
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','09d03848-8220-4aad-bee0-e13cf816ad0f','e2e62206dae4879c56225cdc8e8edd6a04cef2f5300cc4adcc24842fe4451f38','http://127.0.0.1:43457/done','2026-11-29 20:32:50.292155');
INSERT INTO "run_callbacks" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','689ac377-2ddb-4c42-8c89-b7450291bc3e','e2e62206dae4879c56225cdc8e8edd6a04cef2f5300cc4adcc24842fe4451f38','http://127.0.0.1:43457/done','2026-11-29 20:32:51.022963');
CREATE TABLE run_steps (
	org_id VARCHAR(64) NOT NULL, 
	run_id VARCHAR(64) NOT NULL, 
	name VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	result JSON, 
	started_at DATETIME, 
	finished_at DATETIME, 
	next_attempt_at DATETIME, 
	CONSTRAINT pk_run_steps PRIMARY KEY (run_id, name), 
	CONSTRAINT fk_run_steps_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_run_steps_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','938e5c9a-168f-44e6-9350-17bcbcecd3c1','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "2da363a3-6e1d-4dc9-bb95-abca5cac3811"}','2026-11-29 20:32:48.901719','2026-11-29 20:32:48.947358',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','938e5c9a-168f-44e6-9350-17bcbcecd3c1','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-29 20:32:48.960558',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','938e5c9a-168f-44e6-9350-17bcbcecd3c1','settle',2,'done','{"status": "completed"}','2026-11-29 20:32:48.974652','2026-11-29 20:32:48.974652',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "2da363a3-6e1d-4dc9-bb95-abca5cac3811"}','2026-11-29 20:32:49.660247','2026-11-29 20:32:49.676843',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-29 20:32:49.695720',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','d0dffc58-fa4d-418e-97ae-6cbc98f71e91','settle',2,'done','{"status": "completed"}','2026-11-29 20:32:49.698908','2026-11-29 20:32:49.698908',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','572e68de-2ec3-4f24-a5c1-21159250551d','connect_sms',0,'done','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "85999718-96aa-4e24-b98e-23b3b15da3c3"}','2026-11-29 20:32:49.992025','2026-11-29 20:32:50.008201',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','572e68de-2ec3-4f24-a5c1-21159250551d','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-29 20:32:50.018367',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','572e68de-2ec3-4f24-a5c1-21159250551d','settle',2,'done','{"status": "submitted"}','2026-11-29 20:32:50.025111','2026-11-29 20:32:50.025111',NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','7635cdae-e5d0-4727-af28-3100d18465b3','connect_sms',0,'running',NULL,'2026-11-29 20:32:50.216693',NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','7635cdae-e5d0-4727-af28-3100d18465b3','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','7635cdae-e5d0-4727-af28-3100d18465b3','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','09d03848-8220-4aad-bee0-e13cf816ad0f','connect_sms',0,'waiting',NULL,'2026-11-29 20:32:50.343962',NULL,'2026-11-29 20:32:51.331938');
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','09d03848-8220-4aad-bee0-e13cf816ad0f','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','09d03848-8220-4aad-bee0-e13cf816ad0f','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','689ac377-2ddb-4c42-8c89-b7450291bc3e','connect_sms',0,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','689ac377-2ddb-4c42-8c89-b7450291bc3e','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('f378726c-48c2-46ab-b4b2-33ae6cc1509f','689ac377-2ddb-4c42-8c89-b7450291bc3e','settle',2,'pending',NULL,NULL,NULL,NULL);
CREATE TABLE runs (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	profile_id VARCHAR(64) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	reasons JSON NOT NULL, 
	request_id VARCHAR(64) NOT NULL, 
	requested_by VARCHAR(64) NOT NULL, 
	requested_at DATETIME NOT NULL, 
	started_at DATETIME, 
	finished_at DATETIME, 
	CONSTRAINT pk_runs PRIMARY KEY (id), 
	CONSTRAINT fk_runs_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_runs_profile_id FOREIGN KEY(profile_id) REFERENCES profiles (id)
);
INSERT INTO "runs" VALUES('938e5c9a-168f-44e6-9350-17bcbcecd3c1','f378726c-48c2-46ab-b4b2-33ae6cc1509f','11313f9e-1eff-4ee8-b360-d45e84673351','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_8z6FJwfMDf','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:47.969321','2026-11-29 20:32:48.889722','2026-11-29 20:32:48.974652');
INSERT INTO "runs" VALUES('d0dffc58-fa4d-418e-97ae-6cbc98f71e91','f378726c-48c2-46ab-b4b2-33ae6cc1509f','04608cd5-5c05-4d2c-9f01-133502a1deb6','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_F0U1mKjqk4','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:49.549591','2026-11-29 20:32:49.652425','2026-11-29 20:32:49.698908');
INSERT INTO "runs" VALUES('572e68de-2ec3-4f24-a5c1-21159250551d','f378726c-48c2-46ab-b4b2-33ae6cc1509f','e2dd3a0e-e249-4695-bd32-cf497b69c5ee','submitted','[{"code": "awaiting_registry", "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]','req_OMTKJk9SdR','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:49.891747','2026-11-29 20:32:49.985839','2026-11-29 20:32:50.025111');
INSERT INTO "runs" VALUES('7635cdae-e5d0-4727-af28-3100d18465b3','f378726c-48c2-46ab-b4b2-33ae6cc1509f','3bec0ae9-75da-4490-b1ef-36e49d575004','in_progress','[]','req_VgbYVyyAQ4','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:50.142033','2026-11-29 20:32:50.210490',NULL);
INSERT INTO "runs" VALUES('09d03848-8220-4aad-bee0-e13cf816ad0f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','d1e4595b-14bf-45f1-9e1c-e6441bf18044','in_progress','[]','req_7kATGa2BBU','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:50.292155','2026-11-29 20:32:50.327799',NULL);
INSERT INTO "runs" VALUES('689ac377-2ddb-4c42-8c89-b7450291bc3e','f378726c-48c2-46ab-b4b2-33ae6cc1509f','6fb55490-77b3-4c7a-8586-06024bf0c72c','queued','[]','req_udhkFBkXCn','0f526d12-6178-48b2-b156-624090b33a3f','2026-11-29 20:32:51.022963',NULL,NULL);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_completed_at_function_name_v2','30 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_retention','30 10');
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','sqlite_autoindex_operation_outputs_1','30 2 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_output','idx_workflow_output_retention','15 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_output','sqlite_autoindex_workflow_output_1','15 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_schedules','sqlite_autoindex_workflow_schedules_2','3 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_schedules','sqlite_autoindex_workflow_schedules_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_org_id_state','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_vendor_id','2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_tcr_id','2 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_next_check_at','2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_kind_subject_id','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_2','2 2 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('events','ix_events_org_id_profile_id_occurred_at_id','23 23 4 1 1');
INSERT INTO "sqlite_stat1" VALUES('events','sqlite_autoindex_events_1','23 1');
INSERT INTO "sqlite_stat1" VALUES('run_steps','sqlite_autoindex_run_steps_1','15 3 1');
INSERT INTO "sqlite_stat1" VALUES('queues','sqlite_autoindex_queues_2','5 1');
INSERT INTO "sqlite_stat1" VALUES('queues','sqlite_autoindex_queues_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('profile_counts','sqlite_autoindex_profile_counts_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('registration_moves','sqlite_autoindex_registration_moves_1','4 2 1');
INSERT INTO "sqlite_stat1" VALUES('run_callbacks','sqlite_autoindex_run_callbacks_1','5 1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','idx_application_versions_owner_timestamp','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','idx_application_versions_timestamp','1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','uq_application_versions_owner_version','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','sqlite_autoindex_application_versions_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','sqlite_autoindex_application_versions_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('channels','ix_channels_org_id_owner_id','3 3 1');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_2','3 1 1');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','ix_api_keys_org_id','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('delivery_attempts','sqlite_autoindex_delivery_attempts_1','3 1 1');
INSERT INTO "sqlite_stat1" VALUES('alembic_version','sqlite_autoindex_alembic_version_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('leases','sqlite_autoindex_leases_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_finished_at','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_endpoint_id_created_at_id','3 3 1 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_event_id','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_run_id','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','sqlite_autoindex_deliveries_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('organizations','sqlite_autoindex_organizations_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_2','2 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_partition_dequeue_v3','1 1 1 1 1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_in_flight_v2','1 1 1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_schedule_name','4 2');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_started_at','16 6');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_completed_at','15 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_pending','1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_delayed','3 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','workflow_status_created_at_index','19 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','sqlite_autoindex_workflow_status_1','19 1');
INSERT INTO "sqlite_stat1" VALUES('run_attempts','sqlite_autoindex_run_attempts_1','5 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('dbos_migrations',NULL,'1');
INSERT INTO "sqlite_stat1" VALUES('runs','uq_runs_open_profile','2 1');
INSERT INTO "sqlite_stat1" VALUES('runs','ix_runs_profile_id_requested_at','5 1 1');
INSERT INTO "sqlite_stat1" VALUES('runs','sqlite_autoindex_runs_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_status','5 5 2 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_change','5 5 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_age','5 5 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','sqlite_autoindex_profiles_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','idx_workflow_input_retention','19 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','sqlite_autoindex_workflow_input_1','19 1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_2','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','ix_campaigns_org_id_owner_id','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','sqlite_autoindex_campaigns_1','2 1');
CREATE TABLE streams (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    "offset" INTEGER NOT NULL, function_id INTEGER NOT NULL DEFAULT 0, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key, "offset"),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE users (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (id), 
	CONSTRAINT fk_users_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT uq_users_org_id_email UNIQUE (org_id, email)
);
INSERT INTO "users" VALUES('0f526d12-6178-48b2-b156-624090b33a3f','f378726c-48c2-46ab-b4b2-33ae6cc1509f','owner-1f066c19@platform.example','Northwind Group','owner','active','2026-11-29 20:32:46.255896','2026-11-29 20:32:46.255896');
CREATE TABLE vendor_circuits (
	vendor VARCHAR(16) NOT NULL, 
	scope VARCHAR(64) NOT NULL, 
	failures INTEGER NOT NULL, 
	opened_at DATETIME, 
	paused_until DATETIME, 
	reason TEXT, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_vendor_circuits PRIMARY KEY (vendor, scope)
);
CREATE TABLE webhook_endpoints (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	display_name VARCHAR(255) NOT NULL, 
	endpoint_url TEXT, 
	signing_secret_ciphertext TEXT NOT NULL, 
	retiring_secret_ciphertext TEXT, 
	retiring_until DATETIME, 
	is_active BOOLEAN NOT NULL, 
	disabled_at DATETIME, 
	disabled_reason TEXT, 
	event_types JSON NOT NULL, 
	event_filters JSON, 
	sender_profile JSON, 
	retry_count INTEGER NOT NULL, 
	timeout_seconds INTEGER NOT NULL, 
	consecutive_failures INTEGER NOT NULL, 
	last_delivery_attempt_at DATETIME, 
	last_successful_delivery_at DATETIME, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_webhook_endpoints PRIMARY KEY (id), 
	CONSTRAINT fk_webhook_endpoints_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
CREATE TABLE whatsapp_accounts (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	waba_id VARCHAR(64) NOT NULL, 
	phone_number_id VARCHAR(64), 
	access_token_ciphertext TEXT NOT NULL, 
	pin_ciphertext TEXT, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, webhook_override_ciphertext TEXT, 
	CONSTRAINT pk_whatsapp_accounts PRIMARY KEY (id), 
	CONSTRAINT fk_whatsapp_accounts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT uq_whatsapp_accounts_owner_id UNIQUE (owner_id)
);
CREATE TABLE whatsapp_registrations (
	id VARCHAR(64) NOT NULL, 
	phone_number_id VARCHAR(64) NOT NULL, 
	is_accepted BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_whatsapp_registrations PRIMARY KEY (id)
);
CREATE TABLE workflow_events (
    workflow_uuid TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid) 
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_events_history (
    workflow_uuid TEXT NOT NULL,
    function_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, "serialization" TEXT DEFAULT NULL,
    PRIMARY KEY (workflow_uuid, function_id, key),
    FOREIGN KEY (workflow_uuid) REFERENCES workflow_status(workflow_uuid)
        ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE TABLE workflow_input (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    inputs TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_input" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "938e5c9a-168f-44e6-9350-17bcbcecd3c1", 1], "kwargs": {}}',1795984367000);
INSERT INTO "workflow_input" VALUES('deliver-c34d6176-6718-4436-8db9-5e4b6f2a5d6f-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "c34d6176-6718-4436-8db9-5e4b6f2a5d6f", 1], "kwargs": {}}',1795984368000);
INSERT INTO "workflow_input" VALUES('advance-7b990587-a1c5-49bd-b51a-746090428a7e','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "f378726c-48c2-46ab-b4b2-33ae6cc1509f", "completion"], "kwargs": {}}',1795984368000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-29T20:32:49+00:00','{"args": [{"__time__": "2026-11-29T20:32:49+00:00"}, null], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('sched-put_back_strays-2026-11-29T20:32:49+00:00','{"args": [{"__time__": "2026-11-29T20:32:49+00:00"}, null], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "d0dffc58-fa4d-418e-97ae-6cbc98f71e91", 1], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "142d71c6-8ffd-48ac-aa67-2a66e5ef4783", 1], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('advance-641297f1-71a5-48ac-bfa1-3d592806a7e4','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "f378726c-48c2-46ab-b4b2-33ae6cc1509f", "completion"], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-2','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "142d71c6-8ffd-48ac-aa67-2a66e5ef4783", 2], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "572e68de-2ec3-4f24-a5c1-21159250551d", 1], "kwargs": {}}',1795984369000);
INSERT INTO "workflow_input" VALUES('deliver-4f4230af-6895-4752-b6e8-d716a7331f89-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "4f4230af-6895-4752-b6e8-d716a7331f89", 1], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('advance-6e3523b1-bcf1-48e6-967f-da0e49fa9acc','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "e2dd3a0e-e249-4695-bd32-cf497b69c5ee", "completion"], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('sched-put_back_strays-2026-11-29T20:32:50+00:00','{"args": [{"__time__": "2026-11-29T20:32:50+00:00"}, null], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-29T20:32:50+00:00','{"args": [{"__time__": "2026-11-29T20:32:50+00:00"}, null], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('complete-7635cdae-e5d0-4727-af28-3100d18465b3-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "7635cdae-e5d0-4727-af28-3100d18465b3", 1], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('advance-761d6762-35c9-45bf-958e-66e45c3ad6f0','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "e2dd3a0e-e249-4695-bd32-cf497b69c5ee", "registration"], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('sweep-f378726c-48c2-46ab-b4b2-33ae6cc1509f-1795984370025-14','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "f378726c-48c2-46ab-b4b2-33ae6cc1509f", "reconciliation"], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "09d03848-8220-4aad-bee0-e13cf816ad0f", 1], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-2','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "09d03848-8220-4aad-bee0-e13cf816ad0f", 2], "kwargs": {}}',1795984370000);
INSERT INTO "workflow_input" VALUES('complete-689ac377-2ddb-4c42-8c89-b7450291bc3e-1','{"args": ["f378726c-48c2-46ab-b4b2-33ae6cc1509f", "689ac377-2ddb-4c42-8c89-b7450291bc3e", 1], "kwargs": {}}',1795984371000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_output" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1','null',NULL,1795984368000);
INSERT INTO "workflow_output" VALUES('deliver-c34d6176-6718-4436-8db9-5e4b6f2a5d6f-1','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-29T20:32:49+00:00','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('sched-put_back_strays-2026-11-29T20:32:49+00:00','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('advance-7b990587-a1c5-49bd-b51a-746090428a7e','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-1','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('advance-641297f1-71a5-48ac-bfa1-3d592806a7e4','null',NULL,1795984369000);
INSERT INTO "workflow_output" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('deliver-4f4230af-6895-4752-b6e8-d716a7331f89-1','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('advance-6e3523b1-bcf1-48e6-967f-da0e49fa9acc','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('sched-put_back_strays-2026-11-29T20:32:50+00:00','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-29T20:32:50+00:00','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-1','null',NULL,1795984370000);
INSERT INTO "workflow_output" VALUES('sweep-f378726c-48c2-46ab-b4b2-33ae6cc1509f-1795984370025-14','null',NULL,1795984370000);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
INSERT INTO "workflow_schedules" VALUES('40b6cd8b-dd62-4641-884c-0dcfa87923b2','reconcile','reconcile',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-29T20:32:50+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('adeea51d-161e-4290-b9f5-2181a18ac6f3','put_back_strays','put_back_strays',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-29T20:32:50+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('05cbd190-f143-4282-a5b9-9fe4ecfdf243','housekeeping','housekeeping',NULL,'0 */60 * * * *','ACTIVE','null',NULL,0,NULL,'chores','clearsend');
CREATE TABLE workflow_status (
    workflow_uuid TEXT PRIMARY KEY,
    status TEXT,
    name TEXT,
    authenticated_user TEXT,
    assumed_role TEXT,
    authenticated_roles TEXT,
    request TEXT,
    output TEXT,
    error TEXT,
    executor_id TEXT,
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    updated_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    application_version TEXT,
    application_id TEXT,
    class_name TEXT DEFAULT NULL,
    config_name TEXT DEFAULT NULL,
    recovery_attempts INTEGER DEFAULT 0,
    queue_name TEXT,
    workflow_timeout_ms INTEGER,
    workflow_deadline_epoch_ms INTEGER,
    inputs TEXT,
    started_at_epoch_ms INTEGER,
    deduplication_id TEXT,
    priority INTEGER NOT NULL DEFAULT 0
, queue_partition_key TEXT, forked_from TEXT, "owner_xid" TEXT DEFAULT NULL, "parent_workflow_id" TEXT DEFAULT NULL, "serialization" TEXT DEFAULT NULL, "delay_until_epoch_ms" BIGINT DEFAULT NULL, "was_forked_from" BOOLEAN NOT NULL DEFAULT FALSE, "rate_limited" BOOLEAN NOT NULL DEFAULT FALSE, "completed_at" BIGINT, "attributes" TEXT, "schedule_name" TEXT, "debounce_deadline_epoch_ms" BIGINT DEFAULT NULL, "is_debounced" BOOLEAN NOT NULL DEFAULT FALSE, "application_name" TEXT DEFAULT NULL, "creator_xid" TEXT DEFAULT NULL);
INSERT INTO "workflow_status" VALUES('complete-938e5c9a-168f-44e6-9350-17bcbcecd3c1-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984367000,1795984368000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795984368000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984368000,'null',NULL,NULL,0,'clearsend','c97ec01c-b1af-4cbd-a9a9-9beb6bc736c8');
INSERT INTO "workflow_status" VALUES('deliver-c34d6176-6718-4436-8db9-5e4b6f2a5d6f-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984368000,1795984369000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795984369000,NULL,0,'05253af912d3f878e99c89e1ddf81eb0e24fab0b8e47157778ab263204e9b21b',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984369000,'null',NULL,NULL,0,'clearsend','e0465cf2-2333-4957-9deb-954080abd39c');
INSERT INTO "workflow_status" VALUES('advance-7b990587-a1c5-49bd-b51a-746090428a7e','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984368000,1795984369000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795984369000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984369000,'null',NULL,NULL,0,'clearsend','3a4bcef5-9b7e-42ad-a433-4e6d56e23dac');
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-29T20:32:49+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984369000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795984369000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795984369000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('sched-put_back_strays-2026-11-29T20:32:49+00:00','SUCCESS','put_back_strays',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984369000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795984369000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795984369000,'null','put_back_strays',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-d0dffc58-fa4d-418e-97ae-6cbc98f71e91-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984369000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795984369000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984369000,'null',NULL,NULL,0,'clearsend','f6858239-fc4b-4645-86b0-525616a95bb5');
INSERT INTO "workflow_status" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984369000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795984369000,NULL,0,'edd76cfca6e57e3d6a12f1b3ffc2b5c87b4e420efc9544d6f6e9e60f3ae51a20',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984369000,'null',NULL,NULL,0,'clearsend','e8c74622-7e14-44a9-bca8-7345b60769ea');
INSERT INTO "workflow_status" VALUES('advance-641297f1-71a5-48ac-bfa1-3d592806a7e4','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984369000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795984369000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984369000,'null',NULL,NULL,0,'clearsend','d52bc16a-aa5c-479f-9e72-1db1613e5176');
INSERT INTO "workflow_status" VALUES('deliver-142d71c6-8ffd-48ac-aa67-2a66e5ef4783-2','DELAYED','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795984369000,1795984369000,NULL,NULL,NULL,NULL,0,'retries',NULL,NULL,NULL,NULL,NULL,0,'edd76cfca6e57e3d6a12f1b3ffc2b5c87b4e420efc9544d6f6e9e60f3ae51a20',NULL,NULL,NULL,'clearsend_json',1795984370730,0,0,NULL,'null',NULL,NULL,0,'clearsend','44c313d4-80d7-4dad-9e57-8cca1e5d9e0a');
INSERT INTO "workflow_status" VALUES('complete-572e68de-2ec3-4f24-a5c1-21159250551d-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984369000,1795984370000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795984369000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984370000,'null',NULL,NULL,0,'clearsend','9a42b2fe-be4b-4a24-afa9-88c09c0a3dc5');
INSERT INTO "workflow_status" VALUES('deliver-4f4230af-6895-4752-b6e8-d716a7331f89-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795984370000,NULL,0,'05253af912d3f878e99c89e1ddf81eb0e24fab0b8e47157778ab263204e9b21b',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984370000,'null',NULL,NULL,0,'clearsend','bc8141f4-eed2-41ac-a6d2-533445c9d3ee');
INSERT INTO "workflow_status" VALUES('advance-6e3523b1-bcf1-48e6-967f-da0e49fa9acc','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795984370000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984370000,'null',NULL,NULL,0,'clearsend','c53c61fb-8b40-449c-b325-e32c90f76889');
INSERT INTO "workflow_status" VALUES('sched-put_back_strays-2026-11-29T20:32:50+00:00','SUCCESS','put_back_strays',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795984370000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795984370000,'null','put_back_strays',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-29T20:32:50+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795984370000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795984370000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-7635cdae-e5d0-4727-af28-3100d18465b3-1','PENDING','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795984370000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,'65d1609d-4ab3-4c5f-9bb0-db8690dc089b',NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','f1f705b2-b789-4d4e-91bb-d36a889df19c');
INSERT INTO "workflow_status" VALUES('advance-761d6762-35c9-45bf-958e-66e45c3ad6f0','DELAYED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795984370000,1795984370000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',1795984371357,0,0,NULL,'null',NULL,NULL,0,'clearsend','48057da6-853b-4290-82d9-f76577a8cd27');
INSERT INTO "workflow_status" VALUES('sweep-f378726c-48c2-46ab-b4b2-33ae6cc1509f-1795984370025-14','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795984370000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984370000,'null',NULL,NULL,0,'clearsend','68949cf8-f457-46b0-ac83-79650af00fe0');
INSERT INTO "workflow_status" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.11005.466966.3e757de5',1795984370000,1795984370000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795984370000,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795984370000,'null',NULL,NULL,0,'clearsend','d053d8b2-453f-4388-9c06-82bca25b5c47');
INSERT INTO "workflow_status" VALUES('complete-09d03848-8220-4aad-bee0-e13cf816ad0f-2','DELAYED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795984370000,1795984370000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',1795984371346,0,0,NULL,'null',NULL,NULL,0,'clearsend','d625a1d7-1f31-4181-9e36-84d15c4164b6');
INSERT INTO "workflow_status" VALUES('complete-689ac377-2ddb-4c42-8c89-b7450291bc3e-1','ENQUEUED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795984371000,1795984371000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'f378726c-48c2-46ab-b4b2-33ae6cc1509f',NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','e1fa5e38-a6fd-4717-a089-c5facd57090e');
CREATE INDEX ix_idempotency_records_created_at ON idempotency_records (created_at);
CREATE INDEX ix_api_keys_org_id ON api_keys (org_id);
CREATE INDEX ix_campaigns_org_id_owner_id ON campaigns (org_id, owner_id);
CREATE INDEX ix_runs_profile_id_requested_at ON runs (profile_id, requested_at);
CREATE UNIQUE INDEX uq_runs_open_profile ON runs (profile_id) WHERE finished_at IS NULL;
CREATE INDEX ix_channels_org_id_owner_id ON channels (org_id, owner_id);
CREATE INDEX ix_inbox_received_at ON inbox (received_at);
CREATE INDEX ix_whatsapp_registrations_phone_number_id_at ON whatsapp_registrations (phone_number_id, at);
CREATE INDEX ix_registrations_kind_subject_id ON registrations (kind, subject_id);
CREATE INDEX ix_registrations_next_check_at ON registrations (next_check_at);
CREATE INDEX ix_registrations_tcr_id ON registrations (tcr_id);
CREATE INDEX ix_registrations_vendor_id ON registrations (vendor_id);
CREATE INDEX ix_events_org_id_profile_id_occurred_at_id ON events (org_id, profile_id, occurred_at, id);
CREATE INDEX ix_webhook_endpoints_org_id_created_at_id ON webhook_endpoints (org_id, created_at, id);
CREATE INDEX ix_profiles_by_age ON profiles (org_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_profiles_by_change ON profiles (org_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_profiles_by_status ON profiles (org_id, status, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_profiles_rejected ON profiles (org_id) WHERE review_rejected_at IS NOT NULL;
CREATE INDEX ix_profiles_sending_phone_number_profile_id ON profiles (org_id, sending_phone_number_profile_id) WHERE sending_phone_number_profile_id IS NOT NULL;
CREATE INDEX ix_profiles_sending_whatsapp_number_profile_id ON profiles (org_id, sending_whatsapp_number_profile_id) WHERE sending_whatsapp_number_profile_id IS NOT NULL;
CREATE INDEX ix_registrations_org_id_state ON registrations (org_id, state);
CREATE INDEX ix_deliveries_run_id ON deliveries (run_id);
CREATE INDEX ix_deliveries_event_id ON deliveries (event_id);
CREATE INDEX ix_deliveries_endpoint_id_created_at_id ON deliveries (endpoint_id, created_at, id);
CREATE INDEX ix_deliveries_finished_at ON deliveries (finished_at);
CREATE INDEX workflow_status_created_at_index ON workflow_status (created_at);
CREATE INDEX idx_workflow_topic ON notifications (destination_uuid, topic);
CREATE INDEX "idx_workflow_status_delayed" ON "workflow_status" ("delay_until_epoch_ms") WHERE status = 'DELAYED';
CREATE INDEX "idx_workflow_status_forked_from" ON "workflow_status" ("forked_from") WHERE "forked_from" IS NOT NULL;
CREATE INDEX "idx_workflow_status_parent_workflow_id" ON "workflow_status" ("parent_workflow_id") WHERE "parent_workflow_id" IS NOT NULL;
CREATE UNIQUE INDEX "uq_workflow_status_dedup_id" ON "workflow_status" ("queue_name", "deduplication_id") WHERE "deduplication_id" IS NOT NULL;
CREATE INDEX "idx_workflow_status_pending" ON "workflow_status" ("created_at") WHERE "status" = 'PENDING';
CREATE INDEX "idx_workflow_status_failed" ON "workflow_status" ("status", "created_at") WHERE "status" IN ('ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED');
CREATE INDEX "idx_workflow_status_rate_limited" ON "workflow_status" ("queue_name", "started_at_epoch_ms") WHERE "rate_limited" = TRUE;
CREATE INDEX "idx_workflow_status_completed_at" ON "workflow_status" ("completed_at") WHERE "completed_at" IS NOT NULL;
CREATE INDEX "idx_workflow_status_started_at" ON "workflow_status" ("started_at_epoch_ms") WHERE "started_at_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_workflow_status_schedule_name" ON "workflow_status" ("schedule_name") WHERE "schedule_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_owner_version"
    ON application_versions ("application_name", "version_name")
    WHERE "application_name" IS NOT NULL;
CREATE UNIQUE INDEX "uq_application_versions_unclaimed_version"
    ON application_versions ("version_name")
    WHERE "application_name" IS NULL;
CREATE INDEX idx_workflow_input_retention
    ON workflow_input (retention_timestamp);
CREATE INDEX idx_workflow_output_retention
    ON workflow_output (retention_timestamp);
CREATE INDEX idx_operation_outputs_retention
    ON operation_outputs (retention_timestamp);
CREATE INDEX "idx_workflow_status_in_flight_v2" ON "workflow_status" ("queue_name", "status", "priority", "created_at", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING');
CREATE INDEX "idx_workflow_status_partition_dequeue_v3" ON "workflow_status" ("queue_name", "status", "queue_partition_key", "priority", "created_at", "workflow_uuid", "application_name") WHERE "status" IN ('ENQUEUED', 'PENDING') AND "queue_partition_key" IS NOT NULL;
CREATE INDEX "idx_operation_outputs_completed_at_function_name_v2" ON "operation_outputs" ("completed_at_epoch_ms", "function_name", "application_name");
CREATE INDEX "idx_workflow_status_deadline" ON "workflow_status" ("workflow_deadline_epoch_ms") WHERE "status" IN ('ENQUEUED', 'PENDING', 'DELAYED') AND "workflow_deadline_epoch_ms" IS NOT NULL;
CREATE INDEX "idx_application_versions_timestamp" ON "application_versions" ("version_timestamp" DESC);
CREATE INDEX "idx_application_versions_owner_timestamp" ON "application_versions" ("application_name", "version_timestamp" DESC);
COMMIT;
