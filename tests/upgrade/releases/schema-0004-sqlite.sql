BEGIN TRANSACTION;
CREATE TABLE agreements (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	subject_id VARCHAR(64) NOT NULL, 
	payment VARCHAR(16) NOT NULL, 
	use_cases JSON NOT NULL, 
	amount VARCHAR(16), 
	currency VARCHAR(3) NOT NULL, 
	agreed_by VARCHAR(64) NOT NULL, 
	completion_of VARCHAR(64) NOT NULL, 
	agreed_at DATETIME NOT NULL, 
	used_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT pk_agreements PRIMARY KEY (id), 
	CONSTRAINT fk_agreements_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "agreements" VALUES('e09be2e7-ee1b-4e6d-a6d3-1c53ba336b1b','ea6934b7-e13b-4266-bde1-5d92dc246249','ea6934b7-e13b-4266-bde1-5d92dc246249','brand','98111321-8ccb-4e4f-be83-673e2d7009cd','registration','[]','4.00','USD','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','92b85126-790a-4bd6-a09c-043e16798cbd','2026-11-30 00:42:39.452107','2026-11-30 00:42:40.657319',NULL);
INSERT INTO "agreements" VALUES('a7ebdd07-6e63-4108-bfc1-249da69eeeda','ea6934b7-e13b-4266-bde1-5d92dc246249','ea6934b7-e13b-4266-bde1-5d92dc246249','campaign','b88eb537-d38c-459c-b08e-6447af1a9803','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','92b85126-790a-4bd6-a09c-043e16798cbd','2026-11-30 00:42:39.452107',NULL,NULL);
INSERT INTO "agreements" VALUES('8abb1389-7a9c-4429-ba62-361af72fec79','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','brand','553d7bd5-9df0-46c6-b665-926eaa47f8cb','registration','[]','4.00','USD','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','b50a01b0-5997-4e82-ad9d-eaffe921dca8','2026-11-30 00:42:40.991822',NULL,NULL);
INSERT INTO "agreements" VALUES('fac85f98-513b-4892-b9fa-ce57106da085','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','campaign','97236626-d781-456e-928f-69d57909aaf5','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','b50a01b0-5997-4e82-ad9d-eaffe921dca8','2026-11-30 00:42:40.991822',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "api_keys" VALUES('7e58c450-fc65-457e-889c-9f057a15015e','ea6934b7-e13b-4266-bde1-5d92dc246249','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd',NULL,'first key','ece246ef32ad896f819c7dfa82b0f72cc84f4d1b7e7f2bad0da6974b1489ed94','cs_cGmE-3i','2026-11-30 00:42:37.692976',NULL);
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('351f9c46-b8a9-477e-9672-7b0684ef0d2a','2',1795999359000,1795999359000,'clearsend');
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
INSERT INTO "brands" VALUES('98111321-8ccb-4e4f-be83-673e2d7009cd','ea6934b7-e13b-4266-bde1-5d92dc246249','ea6934b7-e13b-4266-bde1-5d92dc246249','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,'ACTIVE','UNVERIFIED',NULL,'S555TEL','2026-11-30 00:42:40.657319','2026-11-30 00:42:39.423024','2026-11-30 00:42:39.423024');
INSERT INTO "brands" VALUES('553d7bd5-9df0-46c6-b665-926eaa47f8cb','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 00:42:40.981464','2026-11-30 00:42:40.981464');
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
INSERT INTO "campaigns" VALUES('b88eb537-d38c-459c-b08e-6447af1a9803','ea6934b7-e13b-4266-bde1-5d92dc246249','ea6934b7-e13b-4266-bde1-5d92dc246249','98111321-8ccb-4e4f-be83-673e2d7009cd','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "a4784df3-05fe-4aaa-8531-e1e31526e052", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T00:42:39.434506+00:00", "updated_at": "2026-11-30T00:42:39.434506+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 00:42:39.434506','2026-11-30 00:42:39.434506',NULL);
INSERT INTO "campaigns" VALUES('97236626-d781-456e-928f-69d57909aaf5','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','553d7bd5-9df0-46c6-b665-926eaa47f8cb','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "1e990ce0-362a-48b9-bda6-d3f2c44468c2", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T00:42:40.987059+00:00", "updated_at": "2026-11-30T00:42:40.987059+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 00:42:40.987059','2026-11-30 00:42:40.987059',NULL);
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
INSERT INTO "channels" VALUES('2d99700d-e655-4418-bf75-0d9708112bfa','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','sms','92b85126-790a-4bd6-a09c-043e16798cbd','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "8eb0a52a-bb2d-42f0-83eb-860a9e138086"}','990441da-adc7-4693-9b0c-82cfc3e0967f','2026-11-30 00:42:40.366580');
INSERT INTO "channels" VALUES('18906be0-f57c-4e2b-9d04-7fd1510b919c','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','sms','a6287469-9b15-4edf-89e5-fd43cefe5536','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "8eb0a52a-bb2d-42f0-83eb-860a9e138086"}','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','2026-11-30 00:42:40.843001');
INSERT INTO "channels" VALUES('5b7635c6-a611-4544-96ca-c8bf2c56e7b5','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','sms','b50a01b0-5997-4e82-ad9d-eaffe921dca8','+12125550122','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "ee71ccf0-739b-4693-88ba-2203f5024e9e"}','957426a7-1ecf-45ea-8b8a-5510d9e776f7','2026-11-30 00:42:41.058940');
CREATE TABLE claims (
	kind VARCHAR(16) NOT NULL, 
	value VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	owner_id VARCHAR(64) NOT NULL, 
	basis VARCHAR(16) NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	CONSTRAINT pk_claims PRIMARY KEY (kind, value), 
	CONSTRAINT fk_claims_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "claims" VALUES('number','+12125550111','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','reading','2026-11-30 00:42:40.366580');
INSERT INTO "claims" VALUES('number','+12125550122','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','reading','2026-11-30 00:42:41.058940');
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
	CONSTRAINT fk_deliveries_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_deliveries_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "deliveries" VALUES('c1c15f32-e7f9-4fab-b07a-54fd6db12237','ea6934b7-e13b-4266-bde1-5d92dc246249','14246344-4825-4393-9bbf-6d47dbad2865','990441da-adc7-4693-9b0c-82cfc3e0967f','http://127.0.0.1:42103/done','{"profileId":"92b85126-790a-4bd6-a09c-043e16798cbd","success":true,"status":"COMPLETED","timestamp":"2026-11-30T00:42:40.381046+00:00","runId":"990441da-adc7-4693-9b0c-82cfc3e0967f","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','delivered',NULL,'2026-11-30 00:42:40.381046','2026-11-30 00:42:40.665651',NULL,30,0);
INSERT INTO "deliveries" VALUES('9756646a-5bd7-4093-90fb-29831fa0a38e','ea6934b7-e13b-4266-bde1-5d92dc246249','e34fca50-7a62-4521-99fa-f7e4a1720f23','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','http://127.0.0.1:9/done','{"profileId":"a6287469-9b15-4edf-89e5-fd43cefe5536","success":true,"status":"COMPLETED","timestamp":"2026-11-30T00:42:40.853524+00:00","runId":"2bd6205a-ecc0-45db-8bdd-c05a2bdcd514","reasons":[{"code":"ready","message":"Every prerequisite is met, and nobody else''s approval is awaited.","remedy":null}]}','retrying','2026-11-30 00:42:42.006677','2026-11-30 00:42:40.853524',NULL,NULL,30,0);
INSERT INTO "deliveries" VALUES('a1427ca4-34b5-4338-abfc-864bf23f64f0','ea6934b7-e13b-4266-bde1-5d92dc246249','055c0ed2-37ff-4565-af5a-0da3e7f50168','957426a7-1ecf-45ea-8b8a-5510d9e776f7','http://127.0.0.1:42103/done','{"profileId":"b50a01b0-5997-4e82-ad9d-eaffe921dca8","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T00:42:41.077901+00:00","runId":"957426a7-1ecf-45ea-8b8a-5510d9e776f7","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}','delivered',NULL,'2026-11-30 00:42:41.077901','2026-11-30 00:42:41.177075',NULL,30,0);
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
INSERT INTO "delivery_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','c1c15f32-e7f9-4fab-b07a-54fd6db12237',1,'delivered',200,208,'',NULL,'2026-11-30 00:42:40.449597');
INSERT INTO "delivery_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','9756646a-5bd7-4093-90fb-29831fa0a38e',1,'connection_failed',NULL,1,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-30 00:42:40.958865');
INSERT INTO "delivery_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','a1427ca4-34b5-4338-abfc-864bf23f64f0',1,'delivered',200,3,'',NULL,'2026-11-30 00:42:41.169636');
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
INSERT INTO "events" VALUES('17ac7cc4-d91a-480d-9b42-ee0cf86f93f0','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd',NULL,'profile.created','{"name": "Completed"}','2026-11-30 00:42:39.441014');
INSERT INTO "events" VALUES('c23e1725-ea9a-42b0-9c28-766c008f9546','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','990441da-adc7-4693-9b0c-82cfc3e0967f','completion.requested','{"request_id": "req_hKiPDlxYIp"}','2026-11-30 00:42:39.452107');
INSERT INTO "events" VALUES('a07eccf2-9b3f-4e8d-8e87-23a2e46d73e1','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','990441da-adc7-4693-9b0c-82cfc3e0967f','completion.started','{}','2026-11-30 00:42:40.340847');
INSERT INTO "events" VALUES('ecf43f1a-a9ae-4251-b440-9dc1986c1dca','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','990441da-adc7-4693-9b0c-82cfc3e0967f','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 00:42:40.366580');
INSERT INTO "events" VALUES('14246344-4825-4393-9bbf-6d47dbad2865','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','990441da-adc7-4693-9b0c-82cfc3e0967f','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-30 00:42:40.381046');
INSERT INTO "events" VALUES('d893aaa7-60f8-4689-9856-2086f5c13a18','ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,'brand.submitted','{"registration_id": "2494c337-cb03-58e5-959c-ce4c7a992c71", "kind": "brand", "subject_id": "98111321-8ccb-4e4f-be83-673e2d7009cd", "state": "pending", "cause": "completion", "vendor_id": "a9c248f6-2722-4889-81c5-e0f141e4d457", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}}','2026-11-30 00:42:40.657319');
INSERT INTO "events" VALUES('426a1b01-773e-4889-a7d2-145d18b5ac90','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536',NULL,'profile.created','{"name": "Undelivered"}','2026-11-30 00:42:40.723892');
INSERT INTO "events" VALUES('9267a94d-01a4-4656-9593-ecc0b0b2492b','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','completion.requested','{"request_id": "req_QeGOOc5v8a"}','2026-11-30 00:42:40.730164');
INSERT INTO "events" VALUES('5eeab529-648c-454f-863b-5567b0cfea3b','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','completion.started','{}','2026-11-30 00:42:40.831894');
INSERT INTO "events" VALUES('7b3ea1e9-74f2-4856-9f25-e83d92f06c4f','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 00:42:40.843001');
INSERT INTO "events" VALUES('e34fca50-7a62-4521-99fa-f7e4a1720f23','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]}','2026-11-30 00:42:40.853524');
INSERT INTO "events" VALUES('23ff9bb8-a3ed-4274-9b40-9a94386721ee','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8',NULL,'profile.created','{"name": "Registering"}','2026-11-30 00:42:40.981464');
INSERT INTO "events" VALUES('fc1c9eb8-7564-4dd7-acdc-05b35d2a00c6','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','957426a7-1ecf-45ea-8b8a-5510d9e776f7','completion.requested','{"request_id": "req_cl2iQuYPgr"}','2026-11-30 00:42:40.991822');
INSERT INTO "events" VALUES('9e9a0590-5301-4ca6-88d4-6bce1d145d4d','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','957426a7-1ecf-45ea-8b8a-5510d9e776f7','completion.started','{}','2026-11-30 00:42:41.038841');
INSERT INTO "events" VALUES('b703a64c-72a3-4c1d-bedb-2834bab9b238','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','957426a7-1ecf-45ea-8b8a-5510d9e776f7','channel.activated','{"channel": "sms", "sender_value": "+12125550122"}','2026-11-30 00:42:41.058940');
INSERT INTO "events" VALUES('055c0ed2-37ff-4565-af5a-0da3e7f50168','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','957426a7-1ecf-45ea-8b8a-5510d9e776f7','completion.submitted','{"status": "submitted", "reasons": [{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]}','2026-11-30 00:42:41.077901');
INSERT INTO "events" VALUES('dc6e6361-26ec-4141-bbfa-616a238a0883','ea6934b7-e13b-4266-bde1-5d92dc246249','b3135db2-e9fa-4b36-a3dc-46feb04bb9fc',NULL,'profile.created','{"name": "In conversation"}','2026-11-30 00:42:41.119359');
INSERT INTO "events" VALUES('d16b2328-bf88-4793-88bb-7a9383a7a438','ea6934b7-e13b-4266-bde1-5d92dc246249','b3135db2-e9fa-4b36-a3dc-46feb04bb9fc','2bfac71f-0346-47df-bbdb-f50b390edd76','completion.requested','{"request_id": "req_KWvEHaKsFX"}','2026-11-30 00:42:41.124770');
INSERT INTO "events" VALUES('705dcc0d-7679-4932-b1d0-ab9b69e6678e','ea6934b7-e13b-4266-bde1-5d92dc246249','b3135db2-e9fa-4b36-a3dc-46feb04bb9fc','2bfac71f-0346-47df-bbdb-f50b390edd76','completion.started','{}','2026-11-30 00:42:41.147934');
INSERT INTO "events" VALUES('a75d7432-2519-409b-9805-49c80d3f15d6','ea6934b7-e13b-4266-bde1-5d92dc246249','63beef3a-62f6-4792-b0e8-3631a368fe7c',NULL,'profile.created','{"name": "Waiting"}','2026-11-30 00:42:41.184789');
INSERT INTO "events" VALUES('6eb31197-2b08-4698-abc3-2b877cb7e552','ea6934b7-e13b-4266-bde1-5d92dc246249','63beef3a-62f6-4792-b0e8-3631a368fe7c','d4ec9cf5-d985-40fb-9569-6ab57518d87a','completion.requested','{"request_id": "req_7hsydzuEbc"}','2026-11-30 00:42:41.190074');
INSERT INTO "events" VALUES('0324b863-d4f9-4b6b-b490-01b59bcec265','ea6934b7-e13b-4266-bde1-5d92dc246249','63beef3a-62f6-4792-b0e8-3631a368fe7c','d4ec9cf5-d985-40fb-9569-6ab57518d87a','completion.started','{}','2026-11-30 00:42:41.281422');
INSERT INTO "events" VALUES('aef8008b-111d-4147-8960-3c50a1892c02','ea6934b7-e13b-4266-bde1-5d92dc246249','63beef3a-62f6-4792-b0e8-3631a368fe7c','d4ec9cf5-d985-40fb-9569-6ab57518d87a','completion.delayed','{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','2026-11-30 00:42:41.291901');
INSERT INTO "events" VALUES('c04b468c-a364-4b3f-aa32-03bdb15b7976','ea6934b7-e13b-4266-bde1-5d92dc246249','7949cdad-7ef2-4f0b-8e3a-1262f95ac21c',NULL,'profile.created','{"name": "Queued"}','2026-11-30 00:42:41.653933');
INSERT INTO "events" VALUES('f8d2c5f7-3e3d-4eff-b0ff-aa9bc502e5ee','ea6934b7-e13b-4266-bde1-5d92dc246249','7949cdad-7ef2-4f0b-8e3a-1262f95ac21c','133b9512-9033-4762-8a53-3a1532aed73f','completion.requested','{"request_id": "req_PXaId4ERwR"}','2026-11-30 00:42:41.668892');
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
INSERT INTO "leases" VALUES('executor:2:3ab6ff67926d.20209.1966109.5e26e7f4','3ab6ff67926d.20209.1966109.5e26e7f4','2026-11-30 00:42:51.267320');
INSERT INTO "leases" VALUES('sms:b3135db2-e9fa-4b36-a3dc-46feb04bb9fc','2bfac71f-0346-47df-bbdb-f50b390edd76','2026-11-30 00:45:41.153565');
INSERT INTO "leases" VALUES('number:+12125550133','2bfac71f-0346-47df-bbdb-f50b390edd76','2026-11-30 00:45:41.153565');
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
INSERT INTO "operation_outputs" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1',1,'begin','"go_on"',NULL,NULL,1795999360339,1795999360343,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1',2,'connect_sms','"go_on"',NULL,NULL,1795999360345,1795999360374,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795999360378,1795999360379,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1',4,'settle','"ended"',NULL,NULL,1795999360380,1795999360385,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('deliver-c1c15f32-e7f9-4fab-b07a-54fd6db12237-1',1,'send','"delivered"',NULL,NULL,1795999360446,1795999360669,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('advance-66206c03-0aa0-48dc-aa02-f150ed872f87',1,'turn','"more"',NULL,NULL,1795999360440,1795999360665,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('advance-66206c03-0aa0-48dc-aa02-f150ed872f87',2,'turn','"done"',NULL,NULL,1795999360675,1795999360679,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1',1,'begin','"go_on"',NULL,NULL,1795999360831,1795999360832,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1',2,'connect_sms','"go_on"',NULL,NULL,1795999360833,1795999360844,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795999360847,1795999360851,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1',4,'settle','"ended"',NULL,NULL,1795999360853,1795999360857,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('advance-9cd78845-84b9-46c6-94c8-897168e61132',1,'turn','"more"',NULL,NULL,1795999360947,1795999360962,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-1',1,'send','"retrying"',NULL,NULL,1795999360956,1795999360965,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('advance-9cd78845-84b9-46c6-94c8-897168e61132',2,'turn','"done"',NULL,NULL,1795999360963,1795999360973,'clearsend_json','clearsend',1795999360000);
INSERT INTO "operation_outputs" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1',1,'begin','"go_on"',NULL,NULL,1795999361038,1795999361039,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1',2,'connect_sms','"go_on"',NULL,NULL,1795999361040,1795999361065,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1795999361074,1795999361076,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1',4,'settle','"ended"',NULL,NULL,1795999361077,1795999361081,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-2bfac71f-0346-47df-bbdb-f50b390edd76-1',1,'begin','"go_on"',NULL,NULL,1795999361147,1795999361149,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('sched-put_back_strays-2026-11-30T00:42:41+00:00',1,'put_back','"0"',NULL,NULL,1795999361164,1795999361171,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('deliver-a1427ca4-34b5-4338-abfc-864bf23f64f0-1',1,'send','"delivered"',NULL,NULL,1795999361167,1795999361179,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-30T00:42:41+00:00',1,'sweep','"1"',NULL,NULL,1795999361164,1795999361171,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('advance-7ecde86f-bbae-44ea-ab6d-2e4aa35fa859',1,'turn','"more"',NULL,NULL,1795999361234,1795999361250,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('advance-7ecde86f-bbae-44ea-ab6d-2e4aa35fa859',2,'turn','"done"',NULL,NULL,1795999361251,1795999361262,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-1',1,'begin','"go_on"',NULL,NULL,1795999361280,1795999361282,'clearsend_json','clearsend',1795999361000);
INSERT INTO "operation_outputs" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-1',2,'connect_sms','"later"',NULL,NULL,1795999361283,1795999361293,'clearsend_json','clearsend',1795999361000);
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
INSERT INTO "organizations" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','Northwind Group','owner-49979085@platform.example','+12125550199','gAAAAABrDMZ9f63CAhG0opML1PkGMYbHc9jg9bsMCl74eUi_pAlgR2n2JXAjXMFU6J790Oq5E2rY5h3iTW9WR_zH1aJU1zkd04pkuCiiTkjLpQSHSY4bJjpDsx7vPYScXmufwWwv_SvQGYkMQaXfjEZ9cO3-ORyy2g==','2026-11-30 00:42:37.692976','2026-11-30 00:42:39.423024');
CREATE TABLE profile_counts (
	org_id VARCHAR(64) NOT NULL, 
	visible INTEGER NOT NULL, 
	CONSTRAINT pk_profile_counts PRIMARY KEY (org_id), 
	CONSTRAINT fk_profile_counts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profile_counts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249',6);
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
	deleted_at DATETIME, review_rejected_at DATETIME, review_reason TEXT, allow_profile_spending BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_profiles PRIMARY KEY (id), 
	CONSTRAINT fk_profiles_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profiles" VALUES('92b85126-790a-4bd6-a09c-043e16798cbd','ea6934b7-e13b-4266-bde1-5d92dc246249','Completed','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:39.441014','2026-11-30 00:42:40.381046',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('a6287469-9b15-4edf-89e5-fd43cefe5536','ea6934b7-e13b-4266-bde1-5d92dc246249','Undelivered','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:40.723892','2026-11-30 00:42:40.853524',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('b50a01b0-5997-4e82-ad9d-eaffe921dca8','ea6934b7-e13b-4266-bde1-5d92dc246249','Registering','Northwind','A dentist''s practice with two locations.',NULL,'submitted',0,0,0,0,1,1,'profile',NULL,'+12125550122',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:40.981464','2026-11-30 00:42:41.077901',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('b3135db2-e9fa-4b36-a3dc-46feb04bb9fc','ea6934b7-e13b-4266-bde1-5d92dc246249','In conversation','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550133',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:41.119359','2026-11-30 00:42:41.147934',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('63beef3a-62f6-4792-b0e8-3631a368fe7c','ea6934b7-e13b-4266-bde1-5d92dc246249','Waiting','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550144',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:41.184789','2026-11-30 00:42:41.281422',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('7949cdad-7ef2-4f0b-8e3a-1262f95ac21c','ea6934b7-e13b-4266-bde1-5d92dc246249','Queued','Northwind','A dentist''s practice with two locations.',NULL,'incomplete',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 00:42:41.653933','2026-11-30 00:42:41.653933',NULL,NULL,NULL,0);
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
INSERT INTO "queues" VALUES('D551A171781A343106AC2AA99AE42C91','completions',NULL,25,NULL,NULL,1,1,0.1,1795999359000,1795999359230,'clearsend',NULL,20,NULL,NULL);
INSERT INTO "queues" VALUES('06C2166B6A2E2A41F19831FCE63F201E','registrations',NULL,10,NULL,NULL,1,1,0.1,1795999359000,1795999359236,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('66C2685B2EBD2C5DE4ABB0632E27C5BE','deliveries',NULL,40,NULL,NULL,1,1,0.1,1795999359000,1795999359238,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('5B2AE0C5F40AD637C4FDEBE23A39E559','retries',NULL,20,NULL,NULL,1,1,0.25,1795999359000,1795999359240,'clearsend',NULL,2,NULL,NULL);
INSERT INTO "queues" VALUES('41573CAE73EC42A506DB95E5AB024EF8','chores',NULL,5,NULL,NULL,1,0,0.25,1795999359000,1795999359242,'clearsend',NULL,NULL,NULL,NULL);
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
INSERT INTO "registration_moves" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2494c337-cb03-58e5-959c-ce4c7a992c71',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 00:42:40.448978');
INSERT INTO "registration_moves" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2494c337-cb03-58e5-959c-ce4c7a992c71',2,'submitted','submitting','pending',0,'completion','{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 5, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 200, "duration_ms": 2, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-30 00:42:40.657319');
INSERT INTO "registration_moves" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','994dce94-591f-5d5a-9371-431f02990cc5',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 00:42:41.235102');
INSERT INTO "registration_moves" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','994dce94-591f-5d5a-9371-431f02990cc5',2,'unavailable','submitting','submitting',1,'completion','{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 2, "answer": "brands of that name found: 1"}, {"method": "GET", "path": "/10dlc/brand/{id}", "status": 200, "duration_ms": 1, "answer": "another brand of that name"}, {"method": "POST", "path": "/10dlc/brand", "status": 503, "duration_ms": 1, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 00:42:41.248362');
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
INSERT INTO "registrations" VALUES('2494c337-cb03-58e5-959c-ce4c7a992c71','ea6934b7-e13b-4266-bde1-5d92dc246249','brand','ea6934b7-e13b-4266-bde1-5d92dc246249','98111321-8ccb-4e4f-be83-673e2d7009cd','pending','2026-11-30 00:42:40.657319','a9c248f6-2722-4889-81c5-e0f141e4d457',NULL,'{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[]','{"token": "2494c337-cb03-58e5-959c-ce4c7a992c71-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T00:42:40.448978+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,'2026-11-30 00:42:40.657319','2026-11-30 00:42:40.957794','2026-11-30 00:42:41.077901',0,'2026-11-30 00:42:40.448978');
INSERT INTO "registrations" VALUES('994dce94-591f-5d5a-9371-431f02990cc5','ea6934b7-e13b-4266-bde1-5d92dc246249','brand','b50a01b0-5997-4e82-ad9d-eaffe921dca8','553d7bd5-9df0-46c6-b665-926eaa47f8cb','submitting','2026-11-30 00:42:41.235102',NULL,NULL,'{}','[]','{"token": "994dce94-591f-5d5a-9371-431f02990cc5-1", "sent_at": "2026-11-30T00:42:41.235102+00:00", "details": {"first_sent_at": "2026-11-30T00:42:41.235102+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,NULL,NULL,'2026-11-30 00:42:42.154043',1,'2026-11-30 00:42:41.235102');
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
INSERT INTO "run_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','990441da-adc7-4693-9b0c-82cfc3e0967f','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 6, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"8eb0a52a-bb2d-42f0-83eb-860a9e138086\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"8eb0a52a-bb2d-42f0-83eb-860a9e138086\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"8eb0a52a-bb2d-42f0-83eb-860a9e138086\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"8eb0a52a-bb2d-42f0-83eb-860a9e138086\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 00:42:40.346206','2026-11-30 00:42:40.366580');
INSERT INTO "run_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 3, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 1, "answer": "numbers found: 1"}, {"method": "GET", "path": "/messaging_profiles/8eb0a52a-bb2d-42f0-83eb-860a9e138086", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"8eb0a52a-bb2d-42f0-83eb-860a9e138086\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}]','2026-11-30 00:42:40.834484','2026-11-30 00:42:40.843001');
INSERT INTO "run_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','957426a7-1ecf-45ea-8b8a-5510d9e776f7','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 5, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"ee71ccf0-739b-4693-88ba-2203f5024e9e\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"ee71ccf0-739b-4693-88ba-2203f5024e9e\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 3, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"ee71ccf0-739b-4693-88ba-2203f5024e9e\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"ee71ccf0-739b-4693-88ba-2203f5024e9e\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 00:42:41.041401','2026-11-30 00:42:41.058940');
INSERT INTO "run_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bfac71f-0346-47df-bbdb-f50b390edd76','connect_sms',1,'running',NULL,'[]','2026-11-30 00:42:41.153565',NULL);
INSERT INTO "run_attempts" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','d4ec9cf5-d985-40fb-9569-6ab57518d87a','connect_sms',1,'unavailable','telnyx: Service unavailable: The service is temporarily unavailable; try again later.','[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 503, "duration_ms": 1, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 00:42:41.284004','2026-11-30 00:42:41.291901');
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
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','990441da-adc7-4693-9b0c-82cfc3e0967f','064dfa19d2b7acbf7a817165315f85fee7e4d05cde4d2d04e913192dec4bdc0a','http://127.0.0.1:42103/done','2026-11-30 00:42:39.452107');
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b','http://127.0.0.1:9/done','2026-11-30 00:42:40.730164');
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','957426a7-1ecf-45ea-8b8a-5510d9e776f7','064dfa19d2b7acbf7a817165315f85fee7e4d05cde4d2d04e913192dec4bdc0a','http://127.0.0.1:42103/done','2026-11-30 00:42:40.991822');
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bfac71f-0346-47df-bbdb-f50b390edd76','064dfa19d2b7acbf7a817165315f85fee7e4d05cde4d2d04e913192dec4bdc0a','http://127.0.0.1:42103/done','2026-11-30 00:42:41.124770');
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','d4ec9cf5-d985-40fb-9569-6ab57518d87a','064dfa19d2b7acbf7a817165315f85fee7e4d05cde4d2d04e913192dec4bdc0a','http://127.0.0.1:42103/done','2026-11-30 00:42:41.190074');
INSERT INTO "run_callbacks" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','133b9512-9033-4762-8a53-3a1532aed73f','064dfa19d2b7acbf7a817165315f85fee7e4d05cde4d2d04e913192dec4bdc0a','http://127.0.0.1:42103/done','2026-11-30 00:42:41.668892');
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
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','990441da-adc7-4693-9b0c-82cfc3e0967f','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "8eb0a52a-bb2d-42f0-83eb-860a9e138086"}','2026-11-30 00:42:40.346206','2026-11-30 00:42:40.366580',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','990441da-adc7-4693-9b0c-82cfc3e0967f','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 00:42:40.378685',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','990441da-adc7-4693-9b0c-82cfc3e0967f','settle',2,'done','{"status": "completed"}','2026-11-30 00:42:40.381046','2026-11-30 00:42:40.381046',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "8eb0a52a-bb2d-42f0-83eb-860a9e138086"}','2026-11-30 00:42:40.834484','2026-11-30 00:42:40.843001',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 00:42:40.848816',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','settle',2,'done','{"status": "completed"}','2026-11-30 00:42:40.853524','2026-11-30 00:42:40.853524',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','957426a7-1ecf-45ea-8b8a-5510d9e776f7','connect_sms',0,'done','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "ee71ccf0-739b-4693-88ba-2203f5024e9e"}','2026-11-30 00:42:41.041401','2026-11-30 00:42:41.058940',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','957426a7-1ecf-45ea-8b8a-5510d9e776f7','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 00:42:41.075415',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','957426a7-1ecf-45ea-8b8a-5510d9e776f7','settle',2,'done','{"status": "submitted"}','2026-11-30 00:42:41.077901','2026-11-30 00:42:41.077901',NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bfac71f-0346-47df-bbdb-f50b390edd76','connect_sms',0,'running',NULL,'2026-11-30 00:42:41.153565',NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bfac71f-0346-47df-bbdb-f50b390edd76','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','2bfac71f-0346-47df-bbdb-f50b390edd76','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','d4ec9cf5-d985-40fb-9569-6ab57518d87a','connect_sms',0,'waiting',NULL,'2026-11-30 00:42:41.284004',NULL,'2026-11-30 00:42:42.442655');
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','d4ec9cf5-d985-40fb-9569-6ab57518d87a','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','d4ec9cf5-d985-40fb-9569-6ab57518d87a','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','133b9512-9033-4762-8a53-3a1532aed73f','connect_sms',0,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','133b9512-9033-4762-8a53-3a1532aed73f','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('ea6934b7-e13b-4266-bde1-5d92dc246249','133b9512-9033-4762-8a53-3a1532aed73f','settle',2,'pending',NULL,NULL,NULL,NULL);
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
INSERT INTO "runs" VALUES('990441da-adc7-4693-9b0c-82cfc3e0967f','ea6934b7-e13b-4266-bde1-5d92dc246249','92b85126-790a-4bd6-a09c-043e16798cbd','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_hKiPDlxYIp','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:39.452107','2026-11-30 00:42:40.340847','2026-11-30 00:42:40.381046');
INSERT INTO "runs" VALUES('2bd6205a-ecc0-45db-8bdd-c05a2bdcd514','ea6934b7-e13b-4266-bde1-5d92dc246249','a6287469-9b15-4edf-89e5-fd43cefe5536','completed','[{"code": "ready", "sentence": "Every prerequisite is met, and nobody else''s approval is awaited.", "remedy": null}]','req_QeGOOc5v8a','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:40.730164','2026-11-30 00:42:40.831894','2026-11-30 00:42:40.853524');
INSERT INTO "runs" VALUES('957426a7-1ecf-45ea-8b8a-5510d9e776f7','ea6934b7-e13b-4266-bde1-5d92dc246249','b50a01b0-5997-4e82-ad9d-eaffe921dca8','submitted','[{"code": "awaiting_registry", "sentence": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]','req_cl2iQuYPgr','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:40.991822','2026-11-30 00:42:41.038841','2026-11-30 00:42:41.077901');
INSERT INTO "runs" VALUES('2bfac71f-0346-47df-bbdb-f50b390edd76','ea6934b7-e13b-4266-bde1-5d92dc246249','b3135db2-e9fa-4b36-a3dc-46feb04bb9fc','in_progress','[]','req_KWvEHaKsFX','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:41.124770','2026-11-30 00:42:41.147934',NULL);
INSERT INTO "runs" VALUES('d4ec9cf5-d985-40fb-9569-6ab57518d87a','ea6934b7-e13b-4266-bde1-5d92dc246249','63beef3a-62f6-4792-b0e8-3631a368fe7c','in_progress','[]','req_7hsydzuEbc','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:41.190074','2026-11-30 00:42:41.281422',NULL);
INSERT INTO "runs" VALUES('133b9512-9033-4762-8a53-3a1532aed73f','ea6934b7-e13b-4266-bde1-5d92dc246249','7949cdad-7ef2-4f0b-8e3a-1262f95ac21c','queued','[]','req_PXaId4ERwR','2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','2026-11-30 00:42:41.668892',NULL,NULL);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_completed_at_function_name_v2','26 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_retention','26 13');
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','sqlite_autoindex_operation_outputs_1','26 2 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','ix_campaigns_org_id_owner_id','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','sqlite_autoindex_campaigns_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_status','5 5 2 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_change','5 5 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_age','5 5 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','sqlite_autoindex_profiles_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('dbos_migrations',NULL,'1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_2','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('run_attempts','sqlite_autoindex_run_attempts_1','5 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_partition_dequeue_v3','2 1 1 1 1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_in_flight_v2','2 1 1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_schedule_name','2 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_started_at','13 7');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_completed_at','12 6');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_pending','1 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_delayed','3 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','workflow_status_created_at_index','17 6');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','sqlite_autoindex_workflow_status_1','17 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','idx_workflow_input_retention','17 6');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','sqlite_autoindex_workflow_input_1','17 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_2','2 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('organizations','sqlite_autoindex_organizations_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('leases','sqlite_autoindex_leases_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('alembic_version','sqlite_autoindex_alembic_version_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('channels','ix_channels_org_id_owner_id','3 3 1');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_2','3 1 1');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('run_callbacks','sqlite_autoindex_run_callbacks_1','5 1 1');
INSERT INTO "sqlite_stat1" VALUES('registration_moves','sqlite_autoindex_registration_moves_1','4 2 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_finished_at','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_endpoint_id_created_at_id','3 3 1 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_event_id','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_run_id','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','sqlite_autoindex_deliveries_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','idx_application_versions_owner_timestamp','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','idx_application_versions_timestamp','1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','uq_application_versions_owner_version','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','sqlite_autoindex_application_versions_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('application_versions','sqlite_autoindex_application_versions_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('profile_counts','sqlite_autoindex_profile_counts_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('runs','uq_runs_open_profile','2 1');
INSERT INTO "sqlite_stat1" VALUES('runs','ix_runs_profile_id_requested_at','5 1 1');
INSERT INTO "sqlite_stat1" VALUES('runs','sqlite_autoindex_runs_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('queues','sqlite_autoindex_queues_2','5 1');
INSERT INTO "sqlite_stat1" VALUES('queues','sqlite_autoindex_queues_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('vendor_circuits','sqlite_autoindex_vendor_circuits_1','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('run_steps','sqlite_autoindex_run_steps_1','15 3 1');
INSERT INTO "sqlite_stat1" VALUES('delivery_attempts','sqlite_autoindex_delivery_attempts_1','3 1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','ix_api_keys_org_id','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('events','ix_events_org_id_profile_id_occurred_at_id','23 23 4 1 1');
INSERT INTO "sqlite_stat1" VALUES('events','sqlite_autoindex_events_1','23 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_org_id_state','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_vendor_id','2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_tcr_id','2 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_next_check_at','2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_kind_subject_id','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_2','2 2 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_schedules','sqlite_autoindex_workflow_schedules_2','3 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_schedules','sqlite_autoindex_workflow_schedules_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('agreements','uq_agreements_open','3 3 2 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('agreements','sqlite_autoindex_agreements_1','4 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_output','idx_workflow_output_retention','12 6');
INSERT INTO "sqlite_stat1" VALUES('workflow_output','sqlite_autoindex_workflow_output_1','12 1');
INSERT INTO "sqlite_stat1" VALUES('claims','sqlite_autoindex_claims_1','2 2 1');
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
INSERT INTO "users" VALUES('2e753f08-2a5d-4cdd-8f08-a1f2477cf2dd','ea6934b7-e13b-4266-bde1-5d92dc246249','owner-49979085@platform.example','Northwind Group','owner','active','2026-11-30 00:42:37.692976','2026-11-30 00:42:37.692976');
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
INSERT INTO "vendor_circuits" VALUES('telnyx','',1,NULL,NULL,'it answers with the status 503','2026-11-30 00:42:41.290814');
CREATE TABLE "webhook_endpoints" (
	id VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	display_name VARCHAR(255) NOT NULL, 
	endpoint_url TEXT, 
	signing_secret_ciphertext TEXT NOT NULL, 
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
	profile_id VARCHAR(64), 
	retiring_secrets JSON, 
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
INSERT INTO "workflow_input" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "990441da-adc7-4693-9b0c-82cfc3e0967f", 1], "kwargs": {}}',1795999359000);
INSERT INTO "workflow_input" VALUES('deliver-c1c15f32-e7f9-4fab-b07a-54fd6db12237-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "c1c15f32-e7f9-4fab-b07a-54fd6db12237", 1], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('advance-66206c03-0aa0-48dc-aa02-f150ed872f87','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "ea6934b7-e13b-4266-bde1-5d92dc246249", "completion"], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "2bd6205a-ecc0-45db-8bdd-c05a2bdcd514", 1], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "9756646a-5bd7-4093-90fb-29831fa0a38e", 1], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('advance-9cd78845-84b9-46c6-94c8-897168e61132','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "ea6934b7-e13b-4266-bde1-5d92dc246249", "completion"], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-2','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "9756646a-5bd7-4093-90fb-29831fa0a38e", 2], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "957426a7-1ecf-45ea-8b8a-5510d9e776f7", 1], "kwargs": {}}',1795999360000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-30T00:42:41+00:00','{"args": [{"__time__": "2026-11-30T00:42:41+00:00"}, null], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('sched-put_back_strays-2026-11-30T00:42:41+00:00','{"args": [{"__time__": "2026-11-30T00:42:41+00:00"}, null], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('deliver-a1427ca4-34b5-4338-abfc-864bf23f64f0-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "a1427ca4-34b5-4338-abfc-864bf23f64f0", 1], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('advance-7ecde86f-bbae-44ea-ab6d-2e4aa35fa859','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "b50a01b0-5997-4e82-ad9d-eaffe921dca8", "completion"], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('complete-2bfac71f-0346-47df-bbdb-f50b390edd76-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "2bfac71f-0346-47df-bbdb-f50b390edd76", 1], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('sweep-ea6934b7-e13b-4266-bde1-5d92dc246249-1795999361077-64','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "ea6934b7-e13b-4266-bde1-5d92dc246249", "reconciliation"], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "d4ec9cf5-d985-40fb-9569-6ab57518d87a", 1], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('advance-250ac187-adb4-429e-8e12-039e698a78c6','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "b50a01b0-5997-4e82-ad9d-eaffe921dca8", "registration"], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-2','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "d4ec9cf5-d985-40fb-9569-6ab57518d87a", 2], "kwargs": {}}',1795999361000);
INSERT INTO "workflow_input" VALUES('complete-133b9512-9033-4762-8a53-3a1532aed73f-1','{"args": ["ea6934b7-e13b-4266-bde1-5d92dc246249", "133b9512-9033-4762-8a53-3a1532aed73f", 1], "kwargs": {}}',1795999361000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_output" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('deliver-c1c15f32-e7f9-4fab-b07a-54fd6db12237-1','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('advance-66206c03-0aa0-48dc-aa02-f150ed872f87','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-1','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('advance-9cd78845-84b9-46c6-94c8-897168e61132','null',NULL,1795999360000);
INSERT INTO "workflow_output" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1','null',NULL,1795999361000);
INSERT INTO "workflow_output" VALUES('sched-put_back_strays-2026-11-30T00:42:41+00:00','null',NULL,1795999361000);
INSERT INTO "workflow_output" VALUES('deliver-a1427ca4-34b5-4338-abfc-864bf23f64f0-1','null',NULL,1795999361000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-30T00:42:41+00:00','null',NULL,1795999361000);
INSERT INTO "workflow_output" VALUES('advance-7ecde86f-bbae-44ea-ab6d-2e4aa35fa859','null',NULL,1795999361000);
INSERT INTO "workflow_output" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-1','null',NULL,1795999361000);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
INSERT INTO "workflow_schedules" VALUES('adfbf6bd-7093-4f9f-a737-2ea1a8ff8884','reconcile','reconcile',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-30T00:42:41+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('d821306d-f5e6-420d-988c-cb5d72e6096b','put_back_strays','put_back_strays',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-30T00:42:41+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('ce4a1e9a-c97e-4b87-86fd-411abbbe7ad4','housekeeping','housekeeping',NULL,'0 */60 * * * *','ACTIVE','null',NULL,0,NULL,'chores','clearsend');
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
INSERT INTO "workflow_status" VALUES('complete-990441da-adc7-4693-9b0c-82cfc3e0967f-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999359000,1795999360000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795999360000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','21ce5911-412c-44e2-b98a-a448f4c98a3d');
INSERT INTO "workflow_status" VALUES('deliver-c1c15f32-e7f9-4fab-b07a-54fd6db12237-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999360000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795999360000,NULL,0,'6e60d35f3612ce2e155b8094439232474ed63d7267c79315f35d94bd1e99b8ed',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','d237da66-0603-4ea0-9903-b7c6c0183bcf');
INSERT INTO "workflow_status" VALUES('advance-66206c03-0aa0-48dc-aa02-f150ed872f87','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999360000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795999360000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','819d8c1f-1709-4f82-92b5-5a4f5eb3d8bf');
INSERT INTO "workflow_status" VALUES('complete-2bd6205a-ecc0-45db-8bdd-c05a2bdcd514-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999360000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795999360000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','5e323b4f-5448-4cfb-a706-b7017bcef1b3');
INSERT INTO "workflow_status" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999360000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795999360000,NULL,0,'22260a59b987316f905aaa53b0771edc60d4b59e63f6e0b872e2aa4c26fae674',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','c309dac5-47d2-4651-807e-7e5f48e0b471');
INSERT INTO "workflow_status" VALUES('advance-9cd78845-84b9-46c6-94c8-897168e61132','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999360000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795999360000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999360000,'null',NULL,NULL,0,'clearsend','2722ed53-495e-446f-a1c2-4413e4b898ec');
INSERT INTO "workflow_status" VALUES('deliver-9756646a-5bd7-4093-90fb-29831fa0a38e-2','DELAYED','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795999360000,1795999360000,NULL,NULL,NULL,NULL,0,'retries',NULL,NULL,NULL,NULL,NULL,0,'22260a59b987316f905aaa53b0771edc60d4b59e63f6e0b872e2aa4c26fae674',NULL,NULL,NULL,'clearsend_json',1795999362007,0,0,NULL,'null',NULL,NULL,0,'clearsend','5fc19c68-8b42-48be-95e4-aa91838c1f5a');
INSERT INTO "workflow_status" VALUES('complete-957426a7-1ecf-45ea-8b8a-5510d9e776f7-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999360000,1795999361000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795999361000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999361000,'null',NULL,NULL,0,'clearsend','e38d1203-4245-46a1-bbab-a5341d8a8a30');
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-30T00:42:41+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795999361000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795999361000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('sched-put_back_strays-2026-11-30T00:42:41+00:00','SUCCESS','put_back_strays',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1795999361000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1795999361000,'null','put_back_strays',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('deliver-a1427ca4-34b5-4338-abfc-864bf23f64f0-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1795999361000,NULL,0,'6e60d35f3612ce2e155b8094439232474ed63d7267c79315f35d94bd1e99b8ed',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999361000,'null',NULL,NULL,0,'clearsend','9903f32f-79a4-428a-a04c-6a260dfe77c6');
INSERT INTO "workflow_status" VALUES('advance-7ecde86f-bbae-44ea-ab6d-2e4aa35fa859','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1795999361000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999361000,'null',NULL,NULL,0,'clearsend','0821c528-5ab9-4e2a-824c-cd7e86583cc4');
INSERT INTO "workflow_status" VALUES('complete-2bfac71f-0346-47df-bbdb-f50b390edd76-1','PENDING','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795999361000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,'dec27f66-4949-4284-9efb-178d76fb54aa',NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','e39f37cb-9a9a-4bdb-8518-cece0eadc3cb');
INSERT INTO "workflow_status" VALUES('sweep-ea6934b7-e13b-4266-bde1-5d92dc246249-1795999361077-64','ENQUEUED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795999361000,1795999361000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','a577c75b-fd7c-4080-8662-e00e0d5bdf7b');
INSERT INTO "workflow_status" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.20209.1966109.5e26e7f4',1795999361000,1795999361000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1795999361000,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1795999361000,'null',NULL,NULL,0,'clearsend','94ac4dbd-830e-401e-80c8-4bf0a07def94');
INSERT INTO "workflow_status" VALUES('advance-250ac187-adb4-429e-8e12-039e698a78c6','DELAYED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795999361000,1795999361000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',1795999362155,0,0,NULL,'null',NULL,NULL,0,'clearsend','75ee95f8-12da-45f3-b8dc-9a99d91e33ef');
INSERT INTO "workflow_status" VALUES('complete-d4ec9cf5-d985-40fb-9569-6ab57518d87a-2','DELAYED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795999361000,1795999361000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',1795999362443,0,0,NULL,'null',NULL,NULL,0,'clearsend','c65c99ca-eb0e-4d32-99ac-99f4fa016234');
INSERT INTO "workflow_status" VALUES('complete-133b9512-9033-4762-8a53-3a1532aed73f-1','ENQUEUED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795999361000,1795999361000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'ea6934b7-e13b-4266-bde1-5d92dc246249',NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','700aa594-6522-4ad2-864f-4cd5c189a58d');
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
CREATE UNIQUE INDEX uq_agreements_open ON agreements (org_id, owner_id, kind, subject_id, completion_of) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE INDEX ix_webhook_endpoints_org_id_created_at_id ON webhook_endpoints (org_id, created_at, id);
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
