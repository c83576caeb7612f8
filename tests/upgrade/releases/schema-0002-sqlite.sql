BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "api_keys" VALUES('192cee03-de5a-4654-9d9e-d213f5e7d8fb','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba',NULL,'first key','47092e927088c289392d7f6a7caf24ef8515673ff89beb476262f9f5032125c1','cs_0b_O_Qr','2026-11-23 20:21:06.396811',NULL);
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('76e81f83-8451-4872-a703-3f1307281dcd','1',1795465272000,1795465272000,'clearsend');
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
INSERT INTO "brands" VALUES('195db595-8df7-443f-ac77-cd67a264ab6d','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,'ACTIVE','UNVERIFIED',NULL,'S555TEL','2026-11-23 20:21:16.107480','2026-11-23 20:21:14.930543','2026-11-23 20:21:14.930543');
INSERT INTO "brands" VALUES('4e54c674-c6c8-414c-8b88-72947c8f41fc','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23 20:21:16.997451','2026-11-23 20:21:16.997451');
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
INSERT INTO "campaigns" VALUES('e2f448d8-b2d2-4aa7-8cba-454e1cc6f29f','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','195db595-8df7-443f-ac77-cd67a264ab6d','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "fec64593-3976-4147-bf38-5abd06860cb1", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-23T20:21:14.960203+00:00", "updated_at": "2026-11-23T20:21:14.960203+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23 20:21:14.960203','2026-11-23 20:21:14.960203',NULL);
INSERT INTO "campaigns" VALUES('0738ac8f-03ba-46b6-a36d-eb37c07b137f','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','4e54c674-c6c8-414c-8b88-72947c8f41fc','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "fabf8fe3-d46f-472f-b10c-1dc47f4df060", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-23T20:21:17.062496+00:00", "updated_at": "2026-11-23T20:21:17.062496+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23 20:21:17.062496','2026-11-23 20:21:17.062496',NULL);
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
INSERT INTO "channels" VALUES('f5cfa3ea-b4dc-4370-8646-f50fbc971868','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','sms','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "69d7660d-9aaa-474b-869b-6844afb718a4"}','18447dc5-73ae-4c2e-9fe2-6394303eddd2','2026-11-23 20:21:15.300868');
INSERT INTO "channels" VALUES('25bc71c9-3423-4373-af1f-788446506be4','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','sms','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "69d7660d-9aaa-474b-869b-6844afb718a4"}','890ee9c0-9417-4d85-a64e-baf2ab688a8e','2026-11-23 20:21:16.621887');
INSERT INTO "channels" VALUES('66dbf4df-2a66-48b4-a711-d9588c3df579','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','sms','c2929e56-4526-4d4a-b6f5-df4312d96e67','+12125550122','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "4bc5ad9a-e6dd-411f-8272-ca650aec5609"}','b9dc4aed-8e35-42d2-b933-9f42cff6e171','2026-11-23 20:21:17.321343');
CREATE TABLE dbos_migrations (version INTEGER NOT NULL PRIMARY KEY);
INSERT INTO "dbos_migrations" VALUES(125);
CREATE TABLE deliveries (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	event_id VARCHAR(64) NOT NULL, 
	run_id VARCHAR(64) NOT NULL, 
	url TEXT NOT NULL, 
	body TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	next_attempt_at DATETIME, 
	created_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT fk_deliveries_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_deliveries_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "deliveries" VALUES('6d23ee79-14de-4210-9655-0b9d90ad9662','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','2e7869fe-e60b-48c2-8d44-e77475865c45','18447dc5-73ae-4c2e-9fe2-6394303eddd2','http://127.0.0.1:36731/done','{"profileId":"6fbaa7cc-439d-4744-8a46-6cbf46c9ab63","success":true,"status":"COMPLETED","timestamp":"2026-11-23T20:21:15.417522+00:00","runId":"18447dc5-73ae-4c2e-9fe2-6394303eddd2","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','delivered',NULL,'2026-11-23 20:21:15.417522','2026-11-23 20:21:16.076068');
INSERT INTO "deliveries" VALUES('3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','cd26ea28-fe0c-47e1-adf5-9f7f5fba9d31','890ee9c0-9417-4d85-a64e-baf2ab688a8e','http://127.0.0.1:9/done','{"profileId":"15d6e2e3-8a1a-484a-a088-ff62e3c6b755","success":true,"status":"COMPLETED","timestamp":"2026-11-23T20:21:16.684593+00:00","runId":"890ee9c0-9417-4d85-a64e-baf2ab688a8e","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','retrying','2026-11-23 20:21:20.072141','2026-11-23 20:21:16.684593',NULL);
INSERT INTO "deliveries" VALUES('1ae69867-e104-4eaa-9bab-9c7fe47d3ee1','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','dc328402-46f3-4ab2-92d9-21d435e5cf9e','b9dc4aed-8e35-42d2-b933-9f42cff6e171','http://127.0.0.1:36731/done','{"profileId":"c2929e56-4526-4d4a-b6f5-df4312d96e67","success":true,"status":"SUBMITTED","timestamp":"2026-11-23T20:21:17.366682+00:00","runId":"b9dc4aed-8e35-42d2-b933-9f42cff6e171","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}','delivered',NULL,'2026-11-23 20:21:17.366682','2026-11-23 20:21:17.649501');
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
INSERT INTO "delivery_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6d23ee79-14de-4210-9655-0b9d90ad9662',1,'delivered',200,386,'',NULL,'2026-11-23 20:21:15.627835');
INSERT INTO "delivery_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6',1,'connection_failed',NULL,9,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-23 20:21:16.814958');
INSERT INTO "delivery_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','1ae69867-e104-4eaa-9bab-9c7fe47d3ee1',1,'delivered',200,21,'',NULL,'2026-11-23 20:21:17.574663');
INSERT INTO "delivery_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6',2,'connection_failed',NULL,0,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-23 20:21:18.027225');
CREATE TABLE "events" (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	profile_id VARCHAR(64), 
	run_id VARCHAR(64), 
	type VARCHAR(64) NOT NULL, 
	payload JSON NOT NULL, 
	occurred_at DATETIME NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_profile_id FOREIGN KEY(profile_id) REFERENCES profiles (id), 
	CONSTRAINT fk_events_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "events" VALUES('f4e5672a-2847-4b27-b881-dd6d1ef47c8d','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63',NULL,'profile.created','{"name": "Completed"}','2026-11-23 20:21:14.973507');
INSERT INTO "events" VALUES('579d97e1-ad85-48f5-b869-623fedfa0d19','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','18447dc5-73ae-4c2e-9fe2-6394303eddd2','completion.requested','{"request_id": "req_DkabOTsvJc"}','2026-11-23 20:21:15.006105');
INSERT INTO "events" VALUES('16f73d03-ed71-45bf-8d35-b18639d7efee','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','18447dc5-73ae-4c2e-9fe2-6394303eddd2','completion.started','{}','2026-11-23 20:21:15.207911');
INSERT INTO "events" VALUES('45d81b19-5cd9-43e1-9961-45322a96e765','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','18447dc5-73ae-4c2e-9fe2-6394303eddd2','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-23 20:21:15.300868');
INSERT INTO "events" VALUES('2e7869fe-e60b-48c2-8d44-e77475865c45','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','18447dc5-73ae-4c2e-9fe2-6394303eddd2','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-23 20:21:15.417522');
INSERT INTO "events" VALUES('aeadcf36-15ce-4090-9201-57b6dd8bc2e9','a4c3558f-164a-44ab-ba70-2cd2ef2acd26',NULL,NULL,'brand.submitted','{"registration_id": "00a15583-84da-4014-97c6-c2ce332c69e1", "kind": "brand", "subject_id": "195db595-8df7-443f-ac77-cd67a264ab6d", "state": "pending", "cause": "completion", "vendor_id": "712bda1f-c331-46e1-b3f0-8213ef13f616", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}}','2026-11-23 20:21:16.107480');
INSERT INTO "events" VALUES('397a2b0e-1a3d-4ff1-972e-52dc351413c1','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755',NULL,'profile.created','{"name": "Undelivered"}','2026-11-23 20:21:16.287054');
INSERT INTO "events" VALUES('abc47fbf-b77f-4d7f-9202-ebab7b2af7bb','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','890ee9c0-9417-4d85-a64e-baf2ab688a8e','completion.requested','{"request_id": "req_PjoAW6oBrD"}','2026-11-23 20:21:16.455841');
INSERT INTO "events" VALUES('579d92b8-399a-44b8-9028-f17dd8228072','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','890ee9c0-9417-4d85-a64e-baf2ab688a8e','completion.started','{}','2026-11-23 20:21:16.594826');
INSERT INTO "events" VALUES('4adb56e4-30b3-44a5-b681-7bc62264dfb5','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','890ee9c0-9417-4d85-a64e-baf2ab688a8e','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-23 20:21:16.621887');
INSERT INTO "events" VALUES('cd26ea28-fe0c-47e1-adf5-9f7f5fba9d31','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','890ee9c0-9417-4d85-a64e-baf2ab688a8e','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-23 20:21:16.684593');
INSERT INTO "events" VALUES('c0f89fc2-9628-4ba6-b0af-2a8f27ca3327','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67',NULL,'profile.created','{"name": "Registering"}','2026-11-23 20:21:16.997451');
INSERT INTO "events" VALUES('4156e297-badf-49ce-8068-3d4a788c3382','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','b9dc4aed-8e35-42d2-b933-9f42cff6e171','completion.requested','{"request_id": "req_CMPHuKOski"}','2026-11-23 20:21:17.085078');
INSERT INTO "events" VALUES('58ca38b3-e054-4efd-b567-599531e6b877','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','b9dc4aed-8e35-42d2-b933-9f42cff6e171','completion.started','{}','2026-11-23 20:21:17.192056');
INSERT INTO "events" VALUES('7cf6d85b-022d-4614-a6e2-75f58a118349','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','b9dc4aed-8e35-42d2-b933-9f42cff6e171','channel.activated','{"channel": "sms", "sender_value": "+12125550122"}','2026-11-23 20:21:17.321343');
INSERT INTO "events" VALUES('dc328402-46f3-4ab2-92d9-21d435e5cf9e','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','b9dc4aed-8e35-42d2-b933-9f42cff6e171','completion.submitted','{"status": "submitted", "reasons": [{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]}','2026-11-23 20:21:17.366682');
INSERT INTO "events" VALUES('f5320a73-0f9b-444e-a870-ee2e2b672162','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a44644b7-0db9-4e6c-89d3-7946c47fad33',NULL,'profile.created','{"name": "In conversation"}','2026-11-23 20:21:17.477931');
INSERT INTO "events" VALUES('6db9ed78-08ae-4c4e-9575-547693de7758','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a44644b7-0db9-4e6c-89d3-7946c47fad33','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','completion.requested','{"request_id": "req_kfLSaeKIBj"}','2026-11-23 20:21:17.573718');
INSERT INTO "events" VALUES('de66f3af-bce7-4a2d-89af-c72f6342b291','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a44644b7-0db9-4e6c-89d3-7946c47fad33','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','completion.started','{}','2026-11-23 20:21:17.690074');
INSERT INTO "events" VALUES('d53aa452-0781-4cfd-979e-628137500b16','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b71f0325-ff23-4018-8fff-d119e078a26b',NULL,'profile.created','{"name": "Waiting"}','2026-11-23 20:21:17.778708');
INSERT INTO "events" VALUES('3a472124-ef86-43ed-a0bd-00fec28ae686','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b71f0325-ff23-4018-8fff-d119e078a26b','65c3044c-d4b1-40c8-9cee-0ced0661b569','completion.requested','{"request_id": "req_KhLBKvSMAI"}','2026-11-23 20:21:17.821479');
INSERT INTO "events" VALUES('9bb26508-5178-465e-a54f-07eb8af597ae','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b71f0325-ff23-4018-8fff-d119e078a26b','65c3044c-d4b1-40c8-9cee-0ced0661b569','completion.started','{}','2026-11-23 20:21:17.933529');
INSERT INTO "events" VALUES('e1f0be2d-65be-4bfb-9124-1ceb5565e4e0','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b71f0325-ff23-4018-8fff-d119e078a26b','65c3044c-d4b1-40c8-9cee-0ced0661b569','completion.delayed','{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','2026-11-23 20:21:17.977008');
INSERT INTO "events" VALUES('f0a4eaac-b695-413e-bdcb-4c28826bcd2b','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','62c18809-1f7f-4c9e-aa65-e0c82214efa9',NULL,'profile.created','{"name": "Queued"}','2026-11-23 20:21:19.432594');
INSERT INTO "events" VALUES('ee80b5eb-1c12-43fe-ba33-6cba1225500e','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','62c18809-1f7f-4c9e-aa65-e0c82214efa9','777c9194-8882-43ac-975c-29e514d3cde3','completion.requested','{"request_id": "req_Gy9mRhIMhM"}','2026-11-23 20:21:19.469151');
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
INSERT INTO "leases" VALUES('executor:998f9403057b.12830.2584260.6e016a9a','998f9403057b.12830.2584260.6e016a9a','2026-11-23 20:21:27.057984');
INSERT INTO "leases" VALUES('sms:a44644b7-0db9-4e6c-89d3-7946c47fad33','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','2026-11-23 20:24:17.705205');
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
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-23T20:21:14+00:00',1,'sweep','"0"',NULL,NULL,1795465274572,1795465274622,'clearsend_json','clearsend',1795465274000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-23T20:21:15+00:00',1,'sweep','"0"',NULL,NULL,1795465275176,1795465275178,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1',1,'begin','"go_on"',NULL,NULL,1795465275180,1795465275225,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1',2,'connect_sms','"go_on"',NULL,NULL,1795465275232,1795465275307,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795465275315,1795465275343,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1',4,'settle','"ended"',NULL,NULL,1795465275398,1795465275536,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('advance-a3198b17-478a-4264-a8cf-e1661b0eb5db',1,'turn','"done"',NULL,NULL,1795465275709,1795465275721,'clearsend_json','clearsend',1795465275000);
INSERT INTO "operation_outputs" VALUES('deliver-6d23ee79-14de-4210-9655-0b9d90ad9662-1',1,'send','"delivered"',NULL,NULL,1795465275621,1795465276085,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('advance-e19b1dd6-a1b8-420c-8891-83637313069e',1,'turn','"more"',NULL,NULL,1795465275731,1795465276118,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('advance-e19b1dd6-a1b8-420c-8891-83637313069e',2,'turn','"done"',NULL,NULL,1795465276131,1795465276275,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-23T20:21:16+00:00',1,'sweep','"0"',NULL,NULL,1795465276223,1795465276338,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1',1,'begin','"go_on"',NULL,NULL,1795465276591,1795465276599,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1',2,'connect_sms','"go_on"',NULL,NULL,1795465276602,1795465276631,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795465276656,1795465276679,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1',4,'settle','"ended"',NULL,NULL,1795465276683,1795465276716,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('advance-3daeb5bf-350c-426a-9a77-02be87b24376',1,'turn','"more"',NULL,NULL,1795465276815,1795465276872,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('advance-3daeb5bf-350c-426a-9a77-02be87b24376',2,'turn','"done"',NULL,NULL,1795465276878,1795465276905,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-1',1,'send','"retrying"',NULL,NULL,1795465276808,1795465276860,'clearsend_json','clearsend',1795465276000);
INSERT INTO "operation_outputs" VALUES('advance-4e6491ee-e193-4cf3-a3ba-ae75a5cdb320',1,'turn','"done"',NULL,NULL,1795465276813,1795465276853,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1',1,'begin','"go_on"',NULL,NULL,1795465277167,1795465277224,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-23T20:21:17+00:00',1,'sweep','"0"',NULL,NULL,1795465277220,1795465277239,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1',2,'connect_sms','"go_on"',NULL,NULL,1795465277233,1795465277329,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795465277337,1795465277361,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1',4,'settle','"ended"',NULL,NULL,1795465277365,1795465277396,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('advance-6c770dd7-a603-4db7-a51f-932a8df9f4cf',1,'turn','"more"',NULL,NULL,1795465277443,1795465277536,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('advance-6c770dd7-a603-4db7-a51f-932a8df9f4cf',2,'turn','"done"',NULL,NULL,1795465277549,1795465277640,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5-1',1,'begin','"go_on"',NULL,NULL,1795465277687,1795465277699,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('deliver-1ae69867-e104-4eaa-9bab-9c7fe47d3ee1-1',1,'send','"delivered"',NULL,NULL,1795465277574,1795465277652,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-1',1,'begin','"go_on"',NULL,NULL,1795465277929,1795465277942,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-1',2,'connect_sms','"later"',NULL,NULL,1795465277955,1795465277986,'clearsend_json','clearsend',1795465277000);
INSERT INTO "operation_outputs" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-2',1,'send','"retrying"',NULL,NULL,1795465278026,1795465278042,'clearsend_json','clearsend',1795465278000);
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
INSERT INTO "organizations" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Northwind Group','owner-33e6545c@platform.example','+12125550199','gAAAAABrBKAyNhNNEmCPU1K5O90KzmuMDSV5boeZICW-kK0TyEQxC2HONDl5vXHXI5rSxSUlL_5nFtQu--9bwsV7QZNNfZ7H11vv6mNZviV3SGQLP71yjKB7uev83mWcqj_LHI3n0XZurc9Yz1_WAxDwUIRuD9mJRw==','2026-11-23 20:21:06.396811','2026-11-23 20:21:14.930543');
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
INSERT INTO "profiles" VALUES('6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Completed','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:14.973507','2026-11-23 20:21:15.417522',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('15d6e2e3-8a1a-484a-a088-ff62e3c6b755','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Undelivered','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:16.287054','2026-11-23 20:21:16.684593',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('c2929e56-4526-4d4a-b6f5-df4312d96e67','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Registering','Northwind','A dentist''s practice with two locations.',NULL,'submitted',0,0,0,0,1,1,'profile',NULL,'+12125550122',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:16.997451','2026-11-23 20:21:17.366682',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('a44644b7-0db9-4e6c-89d3-7946c47fad33','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','In conversation','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550133',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:17.477931','2026-11-23 20:21:17.690074',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('b71f0325-ff23-4018-8fff-d119e078a26b','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Waiting','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550144',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:17.778708','2026-11-23 20:21:17.933529',NULL,NULL,NULL);
INSERT INTO "profiles" VALUES('62c18809-1f7f-4c9e-aa65-e0c82214efa9','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','Queued','Northwind','A dentist''s practice with two locations.',NULL,'incomplete',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-23 20:21:19.432594','2026-11-23 20:21:19.432594',NULL,NULL,NULL);
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
INSERT INTO "queues" VALUES('3FA333621ABB9977DAEBDB63809C8B48','completions',NULL,20,NULL,NULL,1,0,0.1,1795465272000,1795465272882,'clearsend',NULL,NULL,NULL,NULL);
INSERT INTO "queues" VALUES('DDEB679B8CCCA5AE0C5D5CE46799A3E1','deliveries',NULL,20,NULL,NULL,1,0,0.1,1795465272000,1795465272890,'clearsend',NULL,NULL,NULL,NULL);
INSERT INTO "queues" VALUES('DEBB1364C8090CD07E77F20877C4D36D','registrations',NULL,10,NULL,NULL,1,0,0.1,1795465272000,1795465272932,'clearsend',NULL,NULL,NULL,NULL);
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
INSERT INTO "registration_moves" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','00a15583-84da-4014-97c6-c2ce332c69e1',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-23 20:21:15.734294');
INSERT INTO "registration_moves" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','00a15583-84da-4014-97c6-c2ce332c69e1',2,'submitted','submitting','pending',0,'completion','{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 42, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 200, "duration_ms": 17, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-23 20:21:16.107480');
INSERT INTO "registration_moves" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','f5e2cef9-1a1b-487b-926e-4ea816c6595a',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-23 20:21:17.454899');
INSERT INTO "registration_moves" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','f5e2cef9-1a1b-487b-926e-4ea816c6595a',2,'unavailable','submitting','submitting',1,'completion','{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 7, "answer": "{\"records\": [{\"brandId\": \"712bda1f-c331-46e1-b3f0-8213ef13f616\", \"tcrBrandId\": \"B2JBELW\", \"displayName\": \"Northwind Dental LLC\", \"companyName\": \"Northwind Dental LLC\", \"entityType\": \"PRIVATE_PROFIT\", \"email\": \"ann@northwind.example\", \"website\": \"https://northwind.example\", \"status\": \"OK\", \"identity\u2026"}, {"method": "GET", "path": "/10dlc/brand/712bda1f-c331-46e1-b3f0-8213ef13f616", "status": 200, "duration_ms": 6, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}, {"method": "POST", "path": "/10dlc/brand", "status": 503, "duration_ms": 7, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-23 20:21:17.499817');
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
INSERT INTO "registrations" VALUES('00a15583-84da-4014-97c6-c2ce332c69e1','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','brand','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','195db595-8df7-443f-ac77-cd67a264ab6d','pending','2026-11-23 20:21:16.107480','712bda1f-c331-46e1-b3f0-8213ef13f616',NULL,'{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[]','{"token": "00a15583-84da-4014-97c6-c2ce332c69e1-1", "sent_at": null, "details": {"first_sent_at": "2026-11-23T20:21:15.734294+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,'2026-11-23 20:21:16.107480','2026-11-23 20:21:16.861071','2026-11-23 20:21:17.366682',0,'2026-11-23 20:21:15.734294');
INSERT INTO "registrations" VALUES('f5e2cef9-1a1b-487b-926e-4ea816c6595a','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','brand','c2929e56-4526-4d4a-b6f5-df4312d96e67','4e54c674-c6c8-414c-8b88-72947c8f41fc','submitting','2026-11-23 20:21:17.454899',NULL,NULL,'{}','[]','{"token": "f5e2cef9-1a1b-487b-926e-4ea816c6595a-1", "sent_at": "2026-11-23T20:21:17.454899+00:00", "details": {"first_sent_at": "2026-11-23T20:21:17.454899+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,NULL,NULL,'2026-11-23 20:21:18.430131',1,'2026-11-23 20:21:17.454899');
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
INSERT INTO "run_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','18447dc5-73ae-4c2e-9fe2-6394303eddd2','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 7, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 3, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 3, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"69d7660d-9aaa-474b-869b-6844afb718a4\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"69d7660d-9aaa-474b-869b-6844afb718a4\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"69d7660d-9aaa-474b-869b-6844afb718a4\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"69d7660d-9aaa-474b-869b-6844afb718a4\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-23 20:21:15.237003','2026-11-23 20:21:15.300868');
INSERT INTO "run_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','890ee9c0-9417-4d85-a64e-baf2ab688a8e','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 5, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"69d7660d-9aa\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 4, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/messaging_profiles/69d7660d-9aaa-474b-869b-6844afb718a4", "status": 200, "duration_ms": 3, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"69d7660d-9aaa-474b-869b-6844afb718a4\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}]','2026-11-23 20:21:16.602884','2026-11-23 20:21:16.621887');
INSERT INTO "run_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b9dc4aed-8e35-42d2-b933-9f42cff6e171','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 17, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"\", \"messagin\u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 7, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 8, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"4bc5ad9a-e6dd-411f-8272-ca650aec5609\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 8, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"4bc5ad9a-e6dd-411f-8272-ca650aec5609\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 12, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"4bc5ad9a-e6dd-411f-8272-ca650aec5609\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 5, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"4bc5ad9a-e6dd-411f-8272-ca650aec5609\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-23 20:21:17.242709','2026-11-23 20:21:17.321343');
INSERT INTO "run_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','connect_sms',1,'running',NULL,'[]','2026-11-23 20:21:17.705205',NULL);
INSERT INTO "run_attempts" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','65c3044c-d4b1-40c8-9cee-0ced0661b569','connect_sms',1,'unavailable','telnyx: Service unavailable: The service is temporarily unavailable; try again later.','[{"method": "GET", "path": "/phone_numbers", "status": 503, "duration_ms": 4, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-23 20:21:17.959062','2026-11-23 20:21:17.977008');
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
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','18447dc5-73ae-4c2e-9fe2-6394303eddd2','6c8e9462cb4648b1419e2de95a23e4e743674c9485b902e00f4146e32c14f625','http://127.0.0.1:36731/done','2026-11-23 20:21:15.006105');
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','890ee9c0-9417-4d85-a64e-baf2ab688a8e','1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b','http://127.0.0.1:9/done','2026-11-23 20:21:16.455841');
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b9dc4aed-8e35-42d2-b933-9f42cff6e171','6c8e9462cb4648b1419e2de95a23e4e743674c9485b902e00f4146e32c14f625','http://127.0.0.1:36731/done','2026-11-23 20:21:17.085078');
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','6c8e9462cb4648b1419e2de95a23e4e743674c9485b902e00f4146e32c14f625','http://127.0.0.1:36731/done','2026-11-23 20:21:17.573718');
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','65c3044c-d4b1-40c8-9cee-0ced0661b569','6c8e9462cb4648b1419e2de95a23e4e743674c9485b902e00f4146e32c14f625','http://127.0.0.1:36731/done','2026-11-23 20:21:17.821479');
INSERT INTO "run_callbacks" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','777c9194-8882-43ac-975c-29e514d3cde3','6c8e9462cb4648b1419e2de95a23e4e743674c9485b902e00f4146e32c14f625','http://127.0.0.1:36731/done','2026-11-23 20:21:19.469151');
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
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','18447dc5-73ae-4c2e-9fe2-6394303eddd2','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "69d7660d-9aaa-474b-869b-6844afb718a4"}','2026-11-23 20:21:15.237003','2026-11-23 20:21:15.300868',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','18447dc5-73ae-4c2e-9fe2-6394303eddd2','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-23 20:21:15.319529',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','18447dc5-73ae-4c2e-9fe2-6394303eddd2','settle',2,'done','{"status": "completed"}','2026-11-23 20:21:15.417522','2026-11-23 20:21:15.417522',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','890ee9c0-9417-4d85-a64e-baf2ab688a8e','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "69d7660d-9aaa-474b-869b-6844afb718a4"}','2026-11-23 20:21:16.602884','2026-11-23 20:21:16.621887',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','890ee9c0-9417-4d85-a64e-baf2ab688a8e','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-23 20:21:16.662041',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','890ee9c0-9417-4d85-a64e-baf2ab688a8e','settle',2,'done','{"status": "completed"}','2026-11-23 20:21:16.684593','2026-11-23 20:21:16.684593',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b9dc4aed-8e35-42d2-b933-9f42cff6e171','connect_sms',0,'done','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "4bc5ad9a-e6dd-411f-8272-ca650aec5609"}','2026-11-23 20:21:17.242709','2026-11-23 20:21:17.321343',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b9dc4aed-8e35-42d2-b933-9f42cff6e171','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-23 20:21:17.346274',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b9dc4aed-8e35-42d2-b933-9f42cff6e171','settle',2,'done','{"status": "submitted"}','2026-11-23 20:21:17.366682','2026-11-23 20:21:17.366682',NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','connect_sms',0,'running',NULL,'2026-11-23 20:21:17.705205',NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','65c3044c-d4b1-40c8-9cee-0ced0661b569','connect_sms',0,'waiting',NULL,'2026-11-23 20:21:17.959062',NULL,'2026-11-23 20:21:18.795176');
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','65c3044c-d4b1-40c8-9cee-0ced0661b569','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','65c3044c-d4b1-40c8-9cee-0ced0661b569','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','777c9194-8882-43ac-975c-29e514d3cde3','connect_sms',0,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','777c9194-8882-43ac-975c-29e514d3cde3','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('a4c3558f-164a-44ab-ba70-2cd2ef2acd26','777c9194-8882-43ac-975c-29e514d3cde3','settle',2,'pending',NULL,NULL,NULL,NULL);
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
INSERT INTO "runs" VALUES('18447dc5-73ae-4c2e-9fe2-6394303eddd2','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','6fbaa7cc-439d-4744-8a46-6cbf46c9ab63','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_DkabOTsvJc','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:15.006105','2026-11-23 20:21:15.207911','2026-11-23 20:21:15.417522');
INSERT INTO "runs" VALUES('890ee9c0-9417-4d85-a64e-baf2ab688a8e','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','15d6e2e3-8a1a-484a-a088-ff62e3c6b755','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_PjoAW6oBrD','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:16.455841','2026-11-23 20:21:16.594826','2026-11-23 20:21:16.684593');
INSERT INTO "runs" VALUES('b9dc4aed-8e35-42d2-b933-9f42cff6e171','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','c2929e56-4526-4d4a-b6f5-df4312d96e67','submitted','[{"code": "awaiting_registry", "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]','req_CMPHuKOski','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:17.085078','2026-11-23 20:21:17.192056','2026-11-23 20:21:17.366682');
INSERT INTO "runs" VALUES('8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','a44644b7-0db9-4e6c-89d3-7946c47fad33','in_progress','[]','req_kfLSaeKIBj','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:17.573718','2026-11-23 20:21:17.690074',NULL);
INSERT INTO "runs" VALUES('65c3044c-d4b1-40c8-9cee-0ced0661b569','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','b71f0325-ff23-4018-8fff-d119e078a26b','in_progress','[]','req_KhLBKvSMAI','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:17.821479','2026-11-23 20:21:17.933529',NULL);
INSERT INTO "runs" VALUES('777c9194-8882-43ac-975c-29e514d3cde3','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','62c18809-1f7f-4c9e-aa65-e0c82214efa9','queued','[]','req_Gy9mRhIMhM','d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','2026-11-23 20:21:19.469151',NULL,NULL);
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
INSERT INTO "users" VALUES('d7ecf7ab-4cb7-4f7a-a344-5167496a55ba','a4c3558f-164a-44ab-ba70-2cd2ef2acd26','owner-33e6545c@platform.example','Northwind Group','owner','active','2026-11-23 20:21:06.396811','2026-11-23 20:21:06.396811');
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
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-23T20:21:14+00:00','{"args": [{"__time__": "2026-11-23T20:21:14+00:00"}, null], "kwargs": {}}',1795465274000);
INSERT INTO "workflow_input" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "18447dc5-73ae-4c2e-9fe2-6394303eddd2", 1], "kwargs": {}}',1795465275000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-23T20:21:15+00:00','{"args": [{"__time__": "2026-11-23T20:21:15+00:00"}, null], "kwargs": {}}',1795465275000);
INSERT INTO "workflow_input" VALUES('deliver-6d23ee79-14de-4210-9655-0b9d90ad9662-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "6d23ee79-14de-4210-9655-0b9d90ad9662", 1], "kwargs": {}}',1795465275000);
INSERT INTO "workflow_input" VALUES('advance-a3198b17-478a-4264-a8cf-e1661b0eb5db','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "6fbaa7cc-439d-4744-8a46-6cbf46c9ab63", "completion"], "kwargs": {}}',1795465275000);
INSERT INTO "workflow_input" VALUES('advance-e19b1dd6-a1b8-420c-8891-83637313069e','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "completion"], "kwargs": {}}',1795465275000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-23T20:21:16+00:00','{"args": [{"__time__": "2026-11-23T20:21:16+00:00"}, null], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "890ee9c0-9417-4d85-a64e-baf2ab688a8e", 1], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6", 1], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('advance-4e6491ee-e193-4cf3-a3ba-ae75a5cdb320','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "15d6e2e3-8a1a-484a-a088-ff62e3c6b755", "completion"], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('advance-3daeb5bf-350c-426a-9a77-02be87b24376','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "completion"], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-2','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6", 2], "kwargs": {}}',1795465276000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-23T20:21:17+00:00','{"args": [{"__time__": "2026-11-23T20:21:17+00:00"}, null], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "b9dc4aed-8e35-42d2-b933-9f42cff6e171", 1], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('deliver-1ae69867-e104-4eaa-9bab-9c7fe47d3ee1-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "1ae69867-e104-4eaa-9bab-9c7fe47d3ee1", 1], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('advance-6c770dd7-a603-4db7-a51f-932a8df9f4cf','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "c2929e56-4526-4d4a-b6f5-df4312d96e67", "completion"], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('advance-7104ae81-7d97-471b-82f2-b112f0bdd462','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "c2929e56-4526-4d4a-b6f5-df4312d96e67", "registration"], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('complete-8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5", 1], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "65c3044c-d4b1-40c8-9cee-0ced0661b569", 1], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-2','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "65c3044c-d4b1-40c8-9cee-0ced0661b569", 2], "kwargs": {}}',1795465277000);
INSERT INTO "workflow_input" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-3','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6", 3], "kwargs": {}}',1795465278000);
INSERT INTO "workflow_input" VALUES('complete-777c9194-8882-43ac-975c-29e514d3cde3-1','{"args": ["a4c3558f-164a-44ab-ba70-2cd2ef2acd26", "777c9194-8882-43ac-975c-29e514d3cde3", 1], "kwargs": {}}',1795465279000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-23T20:21:14+00:00','null',NULL,1795465274000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-23T20:21:15+00:00','null',NULL,1795465275000);
INSERT INTO "workflow_output" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1','null',NULL,1795465275000);
INSERT INTO "workflow_output" VALUES('advance-a3198b17-478a-4264-a8cf-e1661b0eb5db','null',NULL,1795465275000);
INSERT INTO "workflow_output" VALUES('deliver-6d23ee79-14de-4210-9655-0b9d90ad9662-1','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('advance-e19b1dd6-a1b8-420c-8891-83637313069e','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-23T20:21:16+00:00','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-1','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('advance-3daeb5bf-350c-426a-9a77-02be87b24376','null',NULL,1795465276000);
INSERT INTO "workflow_output" VALUES('advance-4e6491ee-e193-4cf3-a3ba-ae75a5cdb320','null',NULL,1795465277000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-23T20:21:17+00:00','null',NULL,1795465277000);
INSERT INTO "workflow_output" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1','null',NULL,1795465277000);
INSERT INTO "workflow_output" VALUES('advance-6c770dd7-a603-4db7-a51f-932a8df9f4cf','null',NULL,1795465277000);
INSERT INTO "workflow_output" VALUES('deliver-1ae69867-e104-4eaa-9bab-9c7fe47d3ee1-1','null',NULL,1795465277000);
INSERT INTO "workflow_output" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-1','null',NULL,1795465278000);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
INSERT INTO "workflow_schedules" VALUES('5d5e4042-36c0-446f-b2ac-ed2d567de85c','reconcile','reconcile',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-23T20:21:17+00:00',0,NULL,'registrations','clearsend');
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
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-23T20:21:14+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465274000,1795465274000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465274000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795465274000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-18447dc5-73ae-4c2e-9fe2-6394303eddd2-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465275000,1795465275000,'1',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795465275000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465275000,'null',NULL,NULL,0,'clearsend','a278ca66-68db-4c30-8254-446e01c4da55');
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-23T20:21:15+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465275000,1795465275000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465275000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795465275000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('deliver-6d23ee79-14de-4210-9655-0b9d90ad9662-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465275000,1795465276000,'1',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795465275000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465276000,'null',NULL,NULL,0,'clearsend','b33ba795-8b07-48cf-b794-60389fd781b6');
INSERT INTO "workflow_status" VALUES('advance-a3198b17-478a-4264-a8cf-e1661b0eb5db','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465275000,1795465275000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465275000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465275000,'null',NULL,NULL,0,'clearsend','b65ce82f-5bad-492c-a706-a37e48c0a5cd');
INSERT INTO "workflow_status" VALUES('advance-e19b1dd6-a1b8-420c-8891-83637313069e','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465275000,1795465276000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465275000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465276000,'null',NULL,NULL,0,'clearsend','64fdcfbc-8c21-4879-a61f-b8d395198498');
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-23T20:21:16+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465276000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465276000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795465276000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-890ee9c0-9417-4d85-a64e-baf2ab688a8e-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465276000,'1',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795465276000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465276000,'null',NULL,NULL,0,'clearsend','331b7a58-76fe-4d5a-b4d7-d33ee5233c44');
INSERT INTO "workflow_status" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465276000,'1',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795465276000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465276000,'null',NULL,NULL,0,'clearsend','6a3c1969-62b6-4043-951e-54fa823f895c');
INSERT INTO "workflow_status" VALUES('advance-4e6491ee-e193-4cf3-a3ba-ae75a5cdb320','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465277000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465276000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465277000,'null',NULL,NULL,0,'clearsend','74c1d1ca-2f92-499c-b478-b08c7d6e7141');
INSERT INTO "workflow_status" VALUES('advance-3daeb5bf-350c-426a-9a77-02be87b24376','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465276000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465276000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465276000,'null',NULL,NULL,0,'clearsend','b03ed36f-4ff2-42e7-a976-2b516d37d89e');
INSERT INTO "workflow_status" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-2','PENDING','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465276000,1795465278000,'1',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795465278000,NULL,0,NULL,NULL,'c5f4bac0-db45-4958-a409-09d1b85048fa',NULL,'clearsend_json',1795465277673,0,0,NULL,'null',NULL,NULL,0,'clearsend','4efba817-df12-4388-8a50-e9408dd61b2f');
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-23T20:21:17+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465277000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795465277000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-b9dc4aed-8e35-42d2-b933-9f42cff6e171-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465277000,'1',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465277000,'null',NULL,NULL,0,'clearsend','9eacd407-10e3-446a-9d48-778c200c40ff');
INSERT INTO "workflow_status" VALUES('deliver-1ae69867-e104-4eaa-9bab-9c7fe47d3ee1-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465277000,'1',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465277000,'null',NULL,NULL,0,'clearsend','83cdfc08-de3b-45ca-a3df-39f6d824285b');
INSERT INTO "workflow_status" VALUES('advance-6c770dd7-a603-4db7-a51f-932a8df9f4cf','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465277000,'1',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465277000,'null',NULL,NULL,0,'clearsend','cf6c1291-c23a-4b37-ae9c-d946dbf3f707');
INSERT INTO "workflow_status" VALUES('advance-7104ae81-7d97-471b-82f2-b112f0bdd462','DELAYED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795465277000,1795465277000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',1795465278462,0,0,NULL,'null',NULL,NULL,0,'clearsend','9be36737-82dc-433b-be02-fcc31735b3b9');
INSERT INTO "workflow_status" VALUES('complete-8ab20dfa-f37b-4389-aec9-e7cc33c0e7b5-1','PENDING','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465277000,'1',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,'f5df1611-d3ba-4525-9e6e-80fa4af40e1b',NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','33f7afc0-446d-424d-89d2-851fb9eb837a');
INSERT INTO "workflow_status" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'998f9403057b.12830.2584260.6e016a9a',1795465277000,1795465278000,'1',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795465277000,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795465278000,'null',NULL,NULL,0,'clearsend','23c726eb-b60b-41e3-96e6-d96501f8efbc');
INSERT INTO "workflow_status" VALUES('complete-65c3044c-d4b1-40c8-9cee-0ced0661b569-2','DELAYED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795465277000,1795465277000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',1795465278801,0,0,NULL,'null',NULL,NULL,0,'clearsend','9cdca576-15de-4d1d-8313-879b95825d83');
INSERT INTO "workflow_status" VALUES('deliver-3f2c2d2d-0c94-4c40-8bac-0fc19f892eb6-3','DELAYED','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795465278000,1795465278000,NULL,NULL,NULL,NULL,0,'deliveries',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',1795465280072,0,0,NULL,'null',NULL,NULL,0,'clearsend','00522909-9a6c-4881-bebf-83657b2d96ca');
INSERT INTO "workflow_status" VALUES('complete-777c9194-8882-43ac-975c-29e514d3cde3-1','ENQUEUED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795465279000,1795465279000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','c54a15bb-deb4-4ba8-a098-ac60f0744a45');
CREATE INDEX ix_idempotency_records_created_at ON idempotency_records (created_at);
CREATE INDEX ix_profiles_org_id_created_at_id ON profiles (org_id, created_at, id);
CREATE INDEX ix_api_keys_org_id ON api_keys (org_id);
CREATE INDEX ix_campaigns_org_id_owner_id ON campaigns (org_id, owner_id);
CREATE INDEX ix_runs_profile_id_requested_at ON runs (profile_id, requested_at);
CREATE UNIQUE INDEX uq_runs_open_profile ON runs (profile_id) WHERE finished_at IS NULL;
CREATE INDEX ix_channels_org_id_owner_id ON channels (org_id, owner_id);
CREATE INDEX ix_deliveries_run_id ON deliveries (run_id);
CREATE INDEX ix_inbox_received_at ON inbox (received_at);
CREATE INDEX ix_whatsapp_registrations_phone_number_id_at ON whatsapp_registrations (phone_number_id, at);
CREATE INDEX ix_registrations_kind_subject_id ON registrations (kind, subject_id);
CREATE INDEX ix_registrations_next_check_at ON registrations (next_check_at);
CREATE INDEX ix_registrations_tcr_id ON registrations (tcr_id);
CREATE INDEX ix_registrations_vendor_id ON registrations (vendor_id);
CREATE INDEX ix_events_org_id_profile_id_occurred_at_id ON events (org_id, profile_id, occurred_at, id);
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
