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
INSERT INTO "agreements" VALUES('80a34ff7-e99b-4212-a259-c726d76ae9f5','1ec31587-df0b-4c86-81f6-12deef270caf','1ec31587-df0b-4c86-81f6-12deef270caf','brand','5d55c3b6-a3f1-4f59-a842-af9ac3218373','registration','[]','4.00','USD','e6309806-f718-4b51-a654-674ca476b98c','5cc95eca-9c02-407b-9678-30912f67631f','2026-11-30 07:21:34.783791','2026-11-30 07:21:36.333019',NULL);
INSERT INTO "agreements" VALUES('510a21a0-92a0-47c3-878a-f15cce11d8a0','1ec31587-df0b-4c86-81f6-12deef270caf','1ec31587-df0b-4c86-81f6-12deef270caf','campaign','ddeaf969-42d7-46ab-a0d4-8b86463c2ce4','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','e6309806-f718-4b51-a654-674ca476b98c','5cc95eca-9c02-407b-9678-30912f67631f','2026-11-30 07:21:34.783791',NULL,NULL);
INSERT INTO "agreements" VALUES('97af89c2-689c-423a-8a84-67696520af9a','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','brand','75ecf2f0-1936-401a-af24-9fc0ceba28d0','registration','[]','4.00','USD','e6309806-f718-4b51-a654-674ca476b98c','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','2026-11-30 07:21:36.873854',NULL,NULL);
INSERT INTO "agreements" VALUES('400f3f31-45b7-4393-b54c-ce66ade7e0e8','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','campaign','1d0c31ec-1392-420b-a3c0-d0c9cbd761d1','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','e6309806-f718-4b51-a654-674ca476b98c','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','2026-11-30 07:21:36.873854',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
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
INSERT INTO "api_keys" VALUES('b92ef3f6-37aa-4b61-9ada-3a947c37ee8e','1ec31587-df0b-4c86-81f6-12deef270caf','e6309806-f718-4b51-a654-674ca476b98c',NULL,'first key','59c66b720dad6427e74e38fdc18e5f045ecda365aa50edb38af9740beb4ddfbe','cs_jVf8eHH','2026-11-30 07:21:31.135940',NULL);
CREATE TABLE application_versions (
    version_id TEXT NOT NULL PRIMARY KEY,
    version_name TEXT NOT NULL UNIQUE,
    version_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000),
    created_at INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
, "application_name" TEXT DEFAULT NULL);
INSERT INTO "application_versions" VALUES('2a3d9252-b289-4f85-92fb-05c67fcc9e9d','2',1796023294000,1796023294000,'clearsend');
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
INSERT INTO "brands" VALUES('5d55c3b6-a3f1-4f59-a842-af9ac3218373','1ec31587-df0b-4c86-81f6-12deef270caf','1ec31587-df0b-4c86-81f6-12deef270caf','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,'ACTIVE','UNVERIFIED',NULL,'S555TEL','2026-11-30 07:21:36.333019','2026-11-30 07:21:34.699766','2026-11-30 07:21:34.699766');
INSERT INTO "brands" VALUES('75ecf2f0-1936-401a-af24-9fc0ceba28d0','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 07:21:36.835878','2026-11-30 07:21:36.835878');
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
INSERT INTO "campaigns" VALUES('ddeaf969-42d7-46ab-a0d4-8b86463c2ce4','1ec31587-df0b-4c86-81f6-12deef270caf','1ec31587-df0b-4c86-81f6-12deef270caf','5d55c3b6-a3f1-4f59-a842-af9ac3218373','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "93818570-2859-404f-8e95-e680b97f1db6", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T07:21:34.734202+00:00", "updated_at": "2026-11-30T07:21:34.734202+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 07:21:34.734202','2026-11-30 07:21:34.734202',NULL);
INSERT INTO "campaigns" VALUES('1d0c31ec-1392-420b-a3c0-d0c9cbd761d1','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','75ecf2f0-1936-401a-af24-9fc0ceba28d0','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "21217866-af70-476e-a458-72b14b4eb09e", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T07:21:36.852809+00:00", "updated_at": "2026-11-30T07:21:36.852809+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 07:21:36.852809','2026-11-30 07:21:36.852809',NULL);
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
INSERT INTO "channels" VALUES('fbd2b2f3-65b4-44a7-b773-ff5e66c20bfc','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','sms','5cc95eca-9c02-407b-9678-30912f67631f','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "e2190ac7-21d2-4c01-a03b-52d1106b0662"}','0541e002-94d1-448f-aea2-368d669dd6bf','2026-11-30 07:21:35.559373');
INSERT INTO "channels" VALUES('2c4b518a-6b9a-4940-8a5d-561b7bcee488','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','sms','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "e2190ac7-21d2-4c01-a03b-52d1106b0662"}','a0a83560-137f-4b51-af67-c7a8d72190b3','2026-11-30 07:21:36.695768');
INSERT INTO "channels" VALUES('e87d75a3-9ad2-41f0-9181-9ffff8c76231','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','sms','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','+12125550122','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "c3ea50e5-1bb9-479b-87fe-00ca16920236"}','0a018080-5508-4aca-9037-a11b7c2bd7d0','2026-11-30 07:21:36.924896');
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
INSERT INTO "claims" VALUES('number','+12125550111','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','reading','2026-11-30 07:21:35.559373');
INSERT INTO "claims" VALUES('number','+12125550122','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','reading','2026-11-30 07:21:36.924896');
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
INSERT INTO "deliveries" VALUES('0d5d43b5-2453-4408-9e73-3b10683fc602','1ec31587-df0b-4c86-81f6-12deef270caf','dfb76b4d-9c5b-4ba4-9732-d917722c14ac','0541e002-94d1-448f-aea2-368d669dd6bf','http://127.0.0.1:39117/done','{"profileId":"5cc95eca-9c02-407b-9678-30912f67631f","success":true,"status":"COMPLETED","timestamp":"2026-11-30T07:21:35.619268+00:00","runId":"0541e002-94d1-448f-aea2-368d669dd6bf","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','delivered',NULL,'2026-11-30 07:21:35.619268','2026-11-30 07:21:36.443092',NULL,30,0);
INSERT INTO "deliveries" VALUES('4b3d3634-1cd3-4e9b-a452-44aaec346b6f','1ec31587-df0b-4c86-81f6-12deef270caf','5ecddb05-cacb-4825-bd0b-3c2ae2acfe0f','a0a83560-137f-4b51-af67-c7a8d72190b3','http://127.0.0.1:9/done','{"profileId":"05fe4cf0-6d16-4b5e-8afa-473c1ca15fea","success":true,"status":"COMPLETED","timestamp":"2026-11-30T07:21:36.725313+00:00","runId":"a0a83560-137f-4b51-af67-c7a8d72190b3","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','retrying','2026-11-30 07:21:37.791651','2026-11-30 07:21:36.725313',NULL,NULL,30,0);
INSERT INTO "deliveries" VALUES('3dc0ef65-547b-40a6-98b0-2508f198a06a','1ec31587-df0b-4c86-81f6-12deef270caf','2985a19b-4dd7-4f00-812b-eb82bebebce9','0a018080-5508-4aca-9037-a11b7c2bd7d0','http://127.0.0.1:39117/done','{"profileId":"f2ebc937-a908-404e-89e5-bb9ce2e35fb5","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T07:21:36.932756+00:00","runId":"0a018080-5508-4aca-9037-a11b7c2bd7d0","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}','delivered',NULL,'2026-11-30 07:21:36.932756','2026-11-30 07:21:37.019229',NULL,30,0);
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
INSERT INTO "delivery_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0d5d43b5-2453-4408-9e73-3b10683fc602',1,'delivered',200,229,'',NULL,'2026-11-30 07:21:36.212559');
INSERT INTO "delivery_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','4b3d3634-1cd3-4e9b-a452-44aaec346b6f',1,'connection_failed',NULL,0,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-30 07:21:36.777871');
INSERT INTO "delivery_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','3dc0ef65-547b-40a6-98b0-2508f198a06a',1,'delivered',200,9,'',NULL,'2026-11-30 07:21:37.000677');
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
INSERT INTO "events" VALUES('94db6c3a-0d88-46a1-9492-9695588587ce','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f',NULL,'profile.created','{"name": "Completed"}','2026-11-30 07:21:34.749004');
INSERT INTO "events" VALUES('1576a73c-43a7-4966-a5f0-dea5feb98976','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','0541e002-94d1-448f-aea2-368d669dd6bf','completion.requested','{"request_id": "req_levOKhDTBZ"}','2026-11-30 07:21:34.783791');
INSERT INTO "events" VALUES('afc15a0b-6386-4a67-857e-56b6bbf0677d','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','0541e002-94d1-448f-aea2-368d669dd6bf','completion.started','{}','2026-11-30 07:21:35.435943');
INSERT INTO "events" VALUES('f80e19bd-13b8-4342-b4d5-2238876745f6','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','0541e002-94d1-448f-aea2-368d669dd6bf','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 07:21:35.559373');
INSERT INTO "events" VALUES('dfb76b4d-9c5b-4ba4-9732-d917722c14ac','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','0541e002-94d1-448f-aea2-368d669dd6bf','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 07:21:35.619268');
INSERT INTO "events" VALUES('14fca3ac-c2e7-47cd-aed9-1492dddb4666','1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,'brand.submitted','{"registration_id": "011f1410-9eac-5a91-b4d7-a6704ac20f33", "kind": "brand", "subject_id": "5d55c3b6-a3f1-4f59-a842-af9ac3218373", "state": "pending", "cause": "completion", "vendor_id": "a58c5cfb-b909-4612-8a60-6c261e2f3379", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}}','2026-11-30 07:21:36.333019');
INSERT INTO "events" VALUES('3d43c29a-b469-46a4-ac31-a93cbbdfb28a','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea',NULL,'profile.created','{"name": "Undelivered"}','2026-11-30 07:21:36.560158');
INSERT INTO "events" VALUES('3a2b045e-93d3-4df1-b9dc-e5f09068e4c9','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','a0a83560-137f-4b51-af67-c7a8d72190b3','completion.requested','{"request_id": "req_NOeGsajnRw"}','2026-11-30 07:21:36.575909');
INSERT INTO "events" VALUES('2a77ae40-0502-4fdc-a971-e1d4175707ae','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','a0a83560-137f-4b51-af67-c7a8d72190b3','completion.started','{}','2026-11-30 07:21:36.672394');
INSERT INTO "events" VALUES('c9a16cb4-db78-4499-84d5-ab81564ded92','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','a0a83560-137f-4b51-af67-c7a8d72190b3','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 07:21:36.695768');
INSERT INTO "events" VALUES('5ecddb05-cacb-4825-bd0b-3c2ae2acfe0f','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','a0a83560-137f-4b51-af67-c7a8d72190b3','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 07:21:36.725313');
INSERT INTO "events" VALUES('69b37d6f-ca55-4546-b105-8b32f056788f','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5',NULL,'profile.created','{"name": "Registering"}','2026-11-30 07:21:36.835878');
INSERT INTO "events" VALUES('1ac765d4-f14b-4757-ae7f-ecb8b13f8613','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','0a018080-5508-4aca-9037-a11b7c2bd7d0','completion.requested','{"request_id": "req_6TKl76b9R2"}','2026-11-30 07:21:36.873854');
INSERT INTO "events" VALUES('8ecd88dd-de28-437e-97d0-bcc5d6d91b0a','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','0a018080-5508-4aca-9037-a11b7c2bd7d0','completion.started','{}','2026-11-30 07:21:36.904846');
INSERT INTO "events" VALUES('8661ae16-b422-4103-a4b3-aa99ce4b9b79','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','0a018080-5508-4aca-9037-a11b7c2bd7d0','channel.activated','{"channel": "sms", "sender_value": "+12125550122"}','2026-11-30 07:21:36.924896');
INSERT INTO "events" VALUES('2985a19b-4dd7-4f00-812b-eb82bebebce9','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','0a018080-5508-4aca-9037-a11b7c2bd7d0','completion.submitted','{"status": "submitted", "reasons": [{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]}','2026-11-30 07:21:36.932756');
INSERT INTO "events" VALUES('617767f8-7862-45cd-8211-1e8516701ce9','1ec31587-df0b-4c86-81f6-12deef270caf','c8d66c0e-3862-4bef-b27f-ef0817b551d9',NULL,'profile.created','{"name": "In conversation"}','2026-11-30 07:21:36.979744');
INSERT INTO "events" VALUES('c1a8e472-6b87-49ac-ad4f-77cf595a4a3a','1ec31587-df0b-4c86-81f6-12deef270caf','c8d66c0e-3862-4bef-b27f-ef0817b551d9','b1057acb-9bd0-4c8e-8726-9f4637fc5700','completion.requested','{"request_id": "req_xpm0S6NODd"}','2026-11-30 07:21:37.001940');
INSERT INTO "events" VALUES('5b4d8069-9131-42b6-bdd2-88c6f5e2cdfd','1ec31587-df0b-4c86-81f6-12deef270caf','c8d66c0e-3862-4bef-b27f-ef0817b551d9','b1057acb-9bd0-4c8e-8726-9f4637fc5700','completion.started','{}','2026-11-30 07:21:37.061585');
INSERT INTO "events" VALUES('9c81ec1d-2b9a-426f-917e-263284842618','1ec31587-df0b-4c86-81f6-12deef270caf','5368c94a-a534-462e-bd2e-71e2b6e7eccc',NULL,'profile.created','{"name": "Waiting"}','2026-11-30 07:21:37.117938');
INSERT INTO "events" VALUES('02433085-fd6c-4bb2-93ab-9758f33d92c2','1ec31587-df0b-4c86-81f6-12deef270caf','5368c94a-a534-462e-bd2e-71e2b6e7eccc','748371c5-3d09-41c1-bf1a-8604db4d1700','completion.requested','{"request_id": "req_VKCtm116t3"}','2026-11-30 07:21:37.124626');
INSERT INTO "events" VALUES('40b89b43-044b-4fde-ac76-73c5f3aac7ab','1ec31587-df0b-4c86-81f6-12deef270caf','5368c94a-a534-462e-bd2e-71e2b6e7eccc','748371c5-3d09-41c1-bf1a-8604db4d1700','completion.started','{}','2026-11-30 07:21:37.175653');
INSERT INTO "events" VALUES('1cb8403b-9645-4ae3-b027-04f6a183605a','1ec31587-df0b-4c86-81f6-12deef270caf','5368c94a-a534-462e-bd2e-71e2b6e7eccc','748371c5-3d09-41c1-bf1a-8604db4d1700','completion.delayed','{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','2026-11-30 07:21:37.199103');
INSERT INTO "events" VALUES('4bc3450e-6669-431d-9f3c-ec37a14fd5dd','1ec31587-df0b-4c86-81f6-12deef270caf','f4c4190e-c5fe-456a-ad51-4a2b00c4e928',NULL,'profile.created','{"name": "Queued"}','2026-11-30 07:21:37.725857');
INSERT INTO "events" VALUES('e9a2ab39-fc2c-4ad3-9795-e12560c8ac99','1ec31587-df0b-4c86-81f6-12deef270caf','f4c4190e-c5fe-456a-ad51-4a2b00c4e928','365b4638-d198-4504-a36d-bbe7f02a10e3','completion.requested','{"request_id": "req_rHTACYRkva"}','2026-11-30 07:21:37.750944');
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
INSERT INTO "leases" VALUES('executor:2:3ab6ff67926d.7426.4359606.66d8da0e','3ab6ff67926d.7426.4359606.66d8da0e','2026-11-30 07:21:46.406170');
INSERT INTO "leases" VALUES('sms:c8d66c0e-3862-4bef-b27f-ef0817b551d9','b1057acb-9bd0-4c8e-8726-9f4637fc5700','2026-11-30 07:24:37.069478');
INSERT INTO "leases" VALUES('number:+12125550133','b1057acb-9bd0-4c8e-8726-9f4637fc5700','2026-11-30 07:24:37.069478');
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
INSERT INTO "operation_outputs" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1',1,'begin','"go_on"',NULL,NULL,1796023295434,1796023295449,'clearsend_json','clearsend',1796023295000);
INSERT INTO "operation_outputs" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1',2,'connect_sms','"go_on"',NULL,NULL,1796023295451,1796023295597,'clearsend_json','clearsend',1796023295000);
INSERT INTO "operation_outputs" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1796023295602,1796023295611,'clearsend_json','clearsend',1796023295000);
INSERT INTO "operation_outputs" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1',4,'settle','"ended"',NULL,NULL,1796023295618,1796023295648,'clearsend_json','clearsend',1796023295000);
INSERT INTO "operation_outputs" VALUES('advance-e7b23dbd-b9f8-4eff-b784-5e4668194bae',1,'turn','"more"',NULL,NULL,1796023295734,1796023296356,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('advance-e7b23dbd-b9f8-4eff-b784-5e4668194bae',2,'turn','"done"',NULL,NULL,1796023296368,1796023296390,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('deliver-0d5d43b5-2453-4408-9e73-3b10683fc602-1',1,'send','"delivered"',NULL,NULL,1796023296175,1796023296454,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('sched-put_back_strays-2026-11-30T07:21:36+00:00',1,'rescue','"0"',NULL,NULL,1796023296466,1796023296471,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('sched-reconcile-2026-11-30T07:21:36+00:00',1,'sweep','"0"',NULL,NULL,1796023296483,1796023296490,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1',1,'begin','"go_on"',NULL,NULL,1796023296671,1796023296676,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1',2,'connect_sms','"go_on"',NULL,NULL,1796023296678,1796023296710,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1796023296713,1796023296722,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1',4,'settle','"ended"',NULL,NULL,1796023296724,1796023296744,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-1',1,'send','"retrying"',NULL,NULL,1796023296777,1796023296788,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('advance-ced7025b-5ac1-4411-8d41-6d89ec05103d',1,'turn','"more"',NULL,NULL,1796023296852,1796023296873,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('advance-ced7025b-5ac1-4411-8d41-6d89ec05103d',2,'turn','"done"',NULL,NULL,1796023296886,1796023296898,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1',1,'begin','"go_on"',NULL,NULL,1796023296903,1796023296906,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1',2,'connect_sms','"go_on"',NULL,NULL,1796023296907,1796023296927,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1',3,'connect_whatsapp','"go_on"',NULL,NULL,1796023296929,1796023296931,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1',4,'settle','"ended"',NULL,NULL,1796023296932,1796023296937,'clearsend_json','clearsend',1796023296000);
INSERT INTO "operation_outputs" VALUES('deliver-3dc0ef65-547b-40a6-98b0-2508f198a06a-1',1,'send','"delivered"',NULL,NULL,1796023297000,1796023297023,'clearsend_json','clearsend',1796023297000);
INSERT INTO "operation_outputs" VALUES('advance-896d477a-aa8d-4bfc-8a3a-97c12f8f1de9',1,'turn','"more"',NULL,NULL,1796023296966,1796023297018,'clearsend_json','clearsend',1796023297000);
INSERT INTO "operation_outputs" VALUES('advance-896d477a-aa8d-4bfc-8a3a-97c12f8f1de9',2,'turn','"done"',NULL,NULL,1796023297025,1796023297030,'clearsend_json','clearsend',1796023297000);
INSERT INTO "operation_outputs" VALUES('complete-b1057acb-9bd0-4c8e-8726-9f4637fc5700-1',1,'begin','"go_on"',NULL,NULL,1796023297060,1796023297064,'clearsend_json','clearsend',1796023297000);
INSERT INTO "operation_outputs" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-1',1,'begin','"go_on"',NULL,NULL,1796023297175,1796023297178,'clearsend_json','clearsend',1796023297000);
INSERT INTO "operation_outputs" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-1',2,'connect_sms','"later"',NULL,NULL,1796023297180,1796023297204,'clearsend_json','clearsend',1796023297000);
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
INSERT INTO "organizations" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','Northwind Group','owner-e9a5647a@platform.example','+12125550199','gAAAAABrDSP7YPHTemPEvFZ8MnR1V-DFNR7XFgIy3kY_wvjr9nTegOm7fPJ0y_Z84YlOilA0tVa9mezEEZMe0GXtGw-5hoah587ixC1NuQBf6M8oGb0wO8V366fhRoz9qFD3ME8XKI_-IGgg_tq2-TpdDwFlnhKjgQ==','2026-11-30 07:21:31.135940','2026-11-30 07:21:34.699766');
CREATE TABLE profile_counts (
	org_id VARCHAR(64) NOT NULL, 
	visible INTEGER NOT NULL, 
	CONSTRAINT pk_profile_counts PRIMARY KEY (org_id), 
	CONSTRAINT fk_profile_counts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profile_counts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf',6);
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
INSERT INTO "profiles" VALUES('5cc95eca-9c02-407b-9678-30912f67631f','1ec31587-df0b-4c86-81f6-12deef270caf','Completed','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:34.749004','2026-11-30 07:21:35.619268',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','1ec31587-df0b-4c86-81f6-12deef270caf','Undelivered','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:36.560158','2026-11-30 07:21:36.725313',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('f2ebc937-a908-404e-89e5-bb9ce2e35fb5','1ec31587-df0b-4c86-81f6-12deef270caf','Registering','Northwind','A dentist''s practice with two locations.',NULL,'submitted',0,0,0,0,1,1,'profile',NULL,'+12125550122',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:36.835878','2026-11-30 07:21:36.932756',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('c8d66c0e-3862-4bef-b27f-ef0817b551d9','1ec31587-df0b-4c86-81f6-12deef270caf','In conversation','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550133',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:36.979744','2026-11-30 07:21:37.061585',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('5368c94a-a534-462e-bd2e-71e2b6e7eccc','1ec31587-df0b-4c86-81f6-12deef270caf','Waiting','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550144',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:37.117938','2026-11-30 07:21:37.175653',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('f4c4190e-c5fe-456a-ad51-4a2b00c4e928','1ec31587-df0b-4c86-81f6-12deef270caf','Queued','Northwind','A dentist''s practice with two locations.',NULL,'incomplete',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 07:21:37.725857','2026-11-30 07:21:37.725857',NULL,NULL,NULL,0);
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
INSERT INTO "queues" VALUES('240F285250B4FDD95589C930ABE5980F','completions',NULL,25,NULL,NULL,1,1,0.1,1796023294000,1796023294281,'clearsend',NULL,20,NULL,NULL);
INSERT INTO "queues" VALUES('5F667BD0C733EB2DF3ADACA828610560','registrations',NULL,10,NULL,NULL,1,1,0.1,1796023294000,1796023294331,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('DE295AE476759F643AE7F22E0B40F4EA','deliveries',NULL,40,NULL,NULL,1,1,0.1,1796023294000,1796023294360,'clearsend',NULL,8,NULL,NULL);
INSERT INTO "queues" VALUES('7C2F11C7E8FF3B9953DAB5AFB740A078','retries',NULL,20,NULL,NULL,1,1,0.25,1796023294000,1796023294363,'clearsend',NULL,2,NULL,NULL);
INSERT INTO "queues" VALUES('877153FAB3C68DF7C18660DCC419D53C','chores',NULL,5,NULL,NULL,1,0,0.25,1796023294000,1796023294370,'clearsend',NULL,NULL,NULL,NULL);
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
	vendor_fields JSON NOT NULL, 
	exchanges JSON NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_registration_moves PRIMARY KEY (registration_id, number), 
	CONSTRAINT fk_registration_moves_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT fk_registration_moves_registration_id FOREIGN KEY(registration_id) REFERENCES registrations (id)
);
INSERT INTO "registration_moves" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','011f1410-9eac-5a91-b4d7-a6704ac20f33',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 07:21:35.734860');
INSERT INTO "registration_moves" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','011f1410-9eac-5a91-b4d7-a6704ac20f33',2,'submitted','submitting','pending',0,'completion','{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 4, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 200, "duration_ms": 13, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-30 07:21:36.333019');
INSERT INTO "registration_moves" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0f60be03-4ebf-57b5-b463-4a66d12d7a71',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 07:21:36.967578');
INSERT INTO "registration_moves" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0f60be03-4ebf-57b5-b463-4a66d12d7a71',2,'unavailable','submitting','submitting',1,'completion','{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 5, "answer": "brands of that name found: 1"}, {"method": "GET", "path": "/10dlc/brand/{id}", "status": 200, "duration_ms": 2, "answer": "another brand of that name"}, {"method": "POST", "path": "/10dlc/brand", "status": 503, "duration_ms": 5, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 07:21:37.007543');
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
	vendor_fields JSON NOT NULL, 
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
	created_at DATETIME NOT NULL, details JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_registrations PRIMARY KEY (id), 
	CONSTRAINT fk_registrations_org_id FOREIGN KEY(org_id) REFERENCES organizations (id), 
	CONSTRAINT uq_registrations_org_id_owner_id_kind_subject_id UNIQUE (org_id, owner_id, kind, subject_id)
);
INSERT INTO "registrations" VALUES('011f1410-9eac-5a91-b4d7-a6704ac20f33','1ec31587-df0b-4c86-81f6-12deef270caf','brand','1ec31587-df0b-4c86-81f6-12deef270caf','5d55c3b6-a3f1-4f59-a842-af9ac3218373','pending','2026-11-30 07:21:36.333019','a58c5cfb-b909-4612-8a60-6c261e2f3379',NULL,'{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[]','{"token": "011f1410-9eac-5a91-b4d7-a6704ac20f33-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T07:21:35.734860+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,'2026-11-30 07:21:36.333019','2026-11-30 07:21:36.865006','2026-11-30 07:21:36.932756',0,'2026-11-30 07:21:35.734860','{"identity_status": "UNVERIFIED", "csp_id": "S555TEL"}');
INSERT INTO "registrations" VALUES('0f60be03-4ebf-57b5-b463-4a66d12d7a71','1ec31587-df0b-4c86-81f6-12deef270caf','brand','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','75ecf2f0-1936-401a-af24-9fc0ceba28d0','submitting','2026-11-30 07:21:36.967578',NULL,NULL,'{}','[]','{"token": "0f60be03-4ebf-57b5-b463-4a66d12d7a71-1", "sent_at": "2026-11-30T07:21:36.967578+00:00", "details": {"first_sent_at": "2026-11-30T07:21:36.967578+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,NULL,NULL,'2026-11-30 07:21:37.989986',1,'2026-11-30 07:21:36.967578','{}');
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
INSERT INTO "run_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0541e002-94d1-448f-aea2-368d669dd6bf','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 16, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 10, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 9, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"e2190ac7-21d2-4c01-a03b-52d1106b0662\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 15, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"e2190ac7-21d2-4c01-a03b-52d1106b0662\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 22, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"e2190ac7-21d2-4c01-a03b-52d1106b0662\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 5, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"e2190ac7-21d2-4c01-a03b-52d1106b0662\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 07:21:35.452570','2026-11-30 07:21:35.559373');
INSERT INTO "run_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','a0a83560-137f-4b51-af67-c7a8d72190b3','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 4, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 5, "answer": "numbers found: 1"}, {"method": "GET", "path": "/messaging_profiles/e2190ac7-21d2-4c01-a03b-52d1106b0662", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"e2190ac7-21d2-4c01-a03b-52d1106b0662\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}]','2026-11-30 07:21:36.682336','2026-11-30 07:21:36.695768');
INSERT INTO "run_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0a018080-5508-4aca-9037-a11b7c2bd7d0','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 4, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"c3ea50e5-1bb9-479b-87fe-00ca16920236\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"c3ea50e5-1bb9-479b-87fe-00ca16920236\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"c3ea50e5-1bb9-479b-87fe-00ca16920236\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"c3ea50e5-1bb9-479b-87fe-00ca16920236\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 07:21:36.908471','2026-11-30 07:21:36.924896');
INSERT INTO "run_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','b1057acb-9bd0-4c8e-8726-9f4637fc5700','connect_sms',1,'running',NULL,'[]','2026-11-30 07:21:37.069478',NULL);
INSERT INTO "run_attempts" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','748371c5-3d09-41c1-bf1a-8604db4d1700','connect_sms',1,'unavailable','telnyx: Service unavailable: The service is temporarily unavailable; try again later.','[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 4, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 503, "duration_ms": 6, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 07:21:37.180982','2026-11-30 07:21:37.199103');
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
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0541e002-94d1-448f-aea2-368d669dd6bf','1e90a8f55e4f1e5b37759065aa4f5c3987465b2693755f4223d2a8f68218e83c','http://127.0.0.1:39117/done','2026-11-30 07:21:34.783791');
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','a0a83560-137f-4b51-af67-c7a8d72190b3','1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b','http://127.0.0.1:9/done','2026-11-30 07:21:36.575909');
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0a018080-5508-4aca-9037-a11b7c2bd7d0','1e90a8f55e4f1e5b37759065aa4f5c3987465b2693755f4223d2a8f68218e83c','http://127.0.0.1:39117/done','2026-11-30 07:21:36.873854');
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','b1057acb-9bd0-4c8e-8726-9f4637fc5700','1e90a8f55e4f1e5b37759065aa4f5c3987465b2693755f4223d2a8f68218e83c','http://127.0.0.1:39117/done','2026-11-30 07:21:37.001940');
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','748371c5-3d09-41c1-bf1a-8604db4d1700','1e90a8f55e4f1e5b37759065aa4f5c3987465b2693755f4223d2a8f68218e83c','http://127.0.0.1:39117/done','2026-11-30 07:21:37.124626');
INSERT INTO "run_callbacks" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','365b4638-d198-4504-a36d-bbe7f02a10e3','1e90a8f55e4f1e5b37759065aa4f5c3987465b2693755f4223d2a8f68218e83c','http://127.0.0.1:39117/done','2026-11-30 07:21:37.750944');
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
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0541e002-94d1-448f-aea2-368d669dd6bf','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "e2190ac7-21d2-4c01-a03b-52d1106b0662"}','2026-11-30 07:21:35.452570','2026-11-30 07:21:35.559373',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0541e002-94d1-448f-aea2-368d669dd6bf','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 07:21:35.603623',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0541e002-94d1-448f-aea2-368d669dd6bf','settle',2,'done','{"status": "completed"}','2026-11-30 07:21:35.619268','2026-11-30 07:21:35.619268',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','a0a83560-137f-4b51-af67-c7a8d72190b3','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "e2190ac7-21d2-4c01-a03b-52d1106b0662"}','2026-11-30 07:21:36.682336','2026-11-30 07:21:36.695768',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','a0a83560-137f-4b51-af67-c7a8d72190b3','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 07:21:36.718721',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','a0a83560-137f-4b51-af67-c7a8d72190b3','settle',2,'done','{"status": "completed"}','2026-11-30 07:21:36.725313','2026-11-30 07:21:36.725313',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0a018080-5508-4aca-9037-a11b7c2bd7d0','connect_sms',0,'done','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "c3ea50e5-1bb9-479b-87fe-00ca16920236"}','2026-11-30 07:21:36.908471','2026-11-30 07:21:36.924896',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0a018080-5508-4aca-9037-a11b7c2bd7d0','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 07:21:36.930230',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','0a018080-5508-4aca-9037-a11b7c2bd7d0','settle',2,'done','{"status": "submitted"}','2026-11-30 07:21:36.932756','2026-11-30 07:21:36.932756',NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','b1057acb-9bd0-4c8e-8726-9f4637fc5700','connect_sms',0,'running',NULL,'2026-11-30 07:21:37.069478',NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','b1057acb-9bd0-4c8e-8726-9f4637fc5700','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','b1057acb-9bd0-4c8e-8726-9f4637fc5700','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','748371c5-3d09-41c1-bf1a-8604db4d1700','connect_sms',0,'waiting',NULL,'2026-11-30 07:21:37.180982',NULL,'2026-11-30 07:21:38.023098');
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','748371c5-3d09-41c1-bf1a-8604db4d1700','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','748371c5-3d09-41c1-bf1a-8604db4d1700','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','365b4638-d198-4504-a36d-bbe7f02a10e3','connect_sms',0,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','365b4638-d198-4504-a36d-bbe7f02a10e3','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('1ec31587-df0b-4c86-81f6-12deef270caf','365b4638-d198-4504-a36d-bbe7f02a10e3','settle',2,'pending',NULL,NULL,NULL,NULL);
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
INSERT INTO "runs" VALUES('0541e002-94d1-448f-aea2-368d669dd6bf','1ec31587-df0b-4c86-81f6-12deef270caf','5cc95eca-9c02-407b-9678-30912f67631f','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_levOKhDTBZ','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:34.783791','2026-11-30 07:21:35.435943','2026-11-30 07:21:35.619268');
INSERT INTO "runs" VALUES('a0a83560-137f-4b51-af67-c7a8d72190b3','1ec31587-df0b-4c86-81f6-12deef270caf','05fe4cf0-6d16-4b5e-8afa-473c1ca15fea','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_NOeGsajnRw','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:36.575909','2026-11-30 07:21:36.672394','2026-11-30 07:21:36.725313');
INSERT INTO "runs" VALUES('0a018080-5508-4aca-9037-a11b7c2bd7d0','1ec31587-df0b-4c86-81f6-12deef270caf','f2ebc937-a908-404e-89e5-bb9ce2e35fb5','submitted','[{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null, "fields": []}]','req_6TKl76b9R2','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:36.873854','2026-11-30 07:21:36.904846','2026-11-30 07:21:36.932756');
INSERT INTO "runs" VALUES('b1057acb-9bd0-4c8e-8726-9f4637fc5700','1ec31587-df0b-4c86-81f6-12deef270caf','c8d66c0e-3862-4bef-b27f-ef0817b551d9','in_progress','[]','req_xpm0S6NODd','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:37.001940','2026-11-30 07:21:37.061585',NULL);
INSERT INTO "runs" VALUES('748371c5-3d09-41c1-bf1a-8604db4d1700','1ec31587-df0b-4c86-81f6-12deef270caf','5368c94a-a534-462e-bd2e-71e2b6e7eccc','in_progress','[]','req_VKCtm116t3','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:37.124626','2026-11-30 07:21:37.175653',NULL);
INSERT INTO "runs" VALUES('365b4638-d198-4504-a36d-bbe7f02a10e3','1ec31587-df0b-4c86-81f6-12deef270caf','f4c4190e-c5fe-456a-ad51-4a2b00c4e928','queued','[]','req_rHTACYRkva','e6309806-f718-4b51-a654-674ca476b98c','2026-11-30 07:21:37.750944',NULL,NULL);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_completed_at_function_name_v2','26 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('operation_outputs','idx_operation_outputs_retention','26 9');
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
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_in_flight_v2','4 2 2 2 2 2');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_schedule_name','4 2');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_started_at','15 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_completed_at','12 4');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_pending','3 3');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','idx_workflow_status_delayed','3 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','workflow_status_created_at_index','19 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_status','sqlite_autoindex_workflow_status_1','19 1');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','idx_workflow_input_retention','19 5');
INSERT INTO "sqlite_stat1" VALUES('workflow_input','sqlite_autoindex_workflow_input_1','19 1');
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
INSERT INTO "sqlite_stat1" VALUES('workflow_output','idx_workflow_output_retention','12 4');
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
INSERT INTO "users" VALUES('e6309806-f718-4b51-a654-674ca476b98c','1ec31587-df0b-4c86-81f6-12deef270caf','owner-e9a5647a@platform.example','Northwind Group','owner','active','2026-11-30 07:21:31.135940','2026-11-30 07:21:31.135940');
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
INSERT INTO "vendor_circuits" VALUES('telnyx','',1,NULL,NULL,'it answers with the status 503','2026-11-30 07:21:37.194990');
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
INSERT INTO "workflow_input" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "0541e002-94d1-448f-aea2-368d669dd6bf", 1], "kwargs": {}}',1796023294000);
INSERT INTO "workflow_input" VALUES('deliver-0d5d43b5-2453-4408-9e73-3b10683fc602-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "0d5d43b5-2453-4408-9e73-3b10683fc602", 1], "kwargs": {}}',1796023295000);
INSERT INTO "workflow_input" VALUES('advance-e7b23dbd-b9f8-4eff-b784-5e4668194bae','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "1ec31587-df0b-4c86-81f6-12deef270caf", "completion"], "kwargs": {}}',1796023295000);
INSERT INTO "workflow_input" VALUES('sched-put_back_strays-2026-11-30T07:21:36+00:00','{"args": [{"__time__": "2026-11-30T07:21:36+00:00"}, null], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-30T07:21:36+00:00','{"args": [{"__time__": "2026-11-30T07:21:36+00:00"}, null], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "a0a83560-137f-4b51-af67-c7a8d72190b3", 1], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "4b3d3634-1cd3-4e9b-a452-44aaec346b6f", 1], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('advance-ced7025b-5ac1-4411-8d41-6d89ec05103d','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "1ec31587-df0b-4c86-81f6-12deef270caf", "completion"], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-2','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "4b3d3634-1cd3-4e9b-a452-44aaec346b6f", 2], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "0a018080-5508-4aca-9037-a11b7c2bd7d0", 1], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('deliver-3dc0ef65-547b-40a6-98b0-2508f198a06a-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "3dc0ef65-547b-40a6-98b0-2508f198a06a", 1], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('advance-896d477a-aa8d-4bfc-8a3a-97c12f8f1de9','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "f2ebc937-a908-404e-89e5-bb9ce2e35fb5", "completion"], "kwargs": {}}',1796023296000);
INSERT INTO "workflow_input" VALUES('complete-b1057acb-9bd0-4c8e-8726-9f4637fc5700-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "b1057acb-9bd0-4c8e-8726-9f4637fc5700", 1], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('advance-314af44f-b23e-4c1e-83d8-0a18b60258ce','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "f2ebc937-a908-404e-89e5-bb9ce2e35fb5", "registration"], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('sched-put_back_strays-2026-11-30T07:21:37+00:00','{"args": [{"__time__": "2026-11-30T07:21:37+00:00"}, null], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('sched-reconcile-2026-11-30T07:21:37+00:00','{"args": [{"__time__": "2026-11-30T07:21:37+00:00"}, null], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "748371c5-3d09-41c1-bf1a-8604db4d1700", 1], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-2','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "748371c5-3d09-41c1-bf1a-8604db4d1700", 2], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('sweep-1ec31587-df0b-4c86-81f6-12deef270caf-1796023296932-44','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "1ec31587-df0b-4c86-81f6-12deef270caf", "reconciliation"], "kwargs": {}}',1796023297000);
INSERT INTO "workflow_input" VALUES('complete-365b4638-d198-4504-a36d-bbe7f02a10e3-1','{"args": ["1ec31587-df0b-4c86-81f6-12deef270caf", "365b4638-d198-4504-a36d-bbe7f02a10e3", 1], "kwargs": {}}',1796023297000);
CREATE TABLE workflow_output (
    workflow_uuid TEXT NOT NULL PRIMARY KEY,
    output TEXT,
    error TEXT,
    retention_timestamp INTEGER NOT NULL DEFAULT (strftime('%s','now') * 1000)
);
INSERT INTO "workflow_output" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1','null',NULL,1796023295000);
INSERT INTO "workflow_output" VALUES('advance-e7b23dbd-b9f8-4eff-b784-5e4668194bae','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('deliver-0d5d43b5-2453-4408-9e73-3b10683fc602-1','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('sched-put_back_strays-2026-11-30T07:21:36+00:00','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('sched-reconcile-2026-11-30T07:21:36+00:00','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-1','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('advance-ced7025b-5ac1-4411-8d41-6d89ec05103d','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1','null',NULL,1796023296000);
INSERT INTO "workflow_output" VALUES('deliver-3dc0ef65-547b-40a6-98b0-2508f198a06a-1','null',NULL,1796023297000);
INSERT INTO "workflow_output" VALUES('advance-896d477a-aa8d-4bfc-8a3a-97c12f8f1de9','null',NULL,1796023297000);
INSERT INTO "workflow_output" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-1','null',NULL,1796023297000);
CREATE TABLE workflow_schedules (
    schedule_id TEXT PRIMARY KEY,
    schedule_name TEXT NOT NULL UNIQUE,
    workflow_name TEXT NOT NULL,
    workflow_class_name TEXT,
    schedule TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'ACTIVE',
    context TEXT NOT NULL
, "last_fired_at" TEXT DEFAULT NULL, "automatic_backfill" BOOLEAN NOT NULL DEFAULT FALSE, "cron_timezone" TEXT DEFAULT NULL, "queue_name" TEXT DEFAULT NULL, "application_name" TEXT DEFAULT NULL);
INSERT INTO "workflow_schedules" VALUES('a3446e74-e835-4641-9ad7-1ed05b5c4f4b','reconcile','reconcile',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-30T07:21:37+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('3aa9b1c0-0b2b-4f52-8888-c370e3b60ca5','put_back_strays','put_back_strays',NULL,'*/1 * * * * *','ACTIVE','null','2026-11-30T07:21:37+00:00',0,NULL,'chores','clearsend');
INSERT INTO "workflow_schedules" VALUES('e7e80c62-144e-4f57-81aa-9a5c70520c47','housekeeping','housekeeping',NULL,'0 */60 * * * *','ACTIVE','null',NULL,0,NULL,'chores','clearsend');
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
INSERT INTO "workflow_status" VALUES('complete-0541e002-94d1-448f-aea2-368d669dd6bf-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023294000,1796023295000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1796023295000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023295000,'null',NULL,NULL,0,'clearsend','ea5399e0-d4b3-4959-aa80-07fe4e5c2b35');
INSERT INTO "workflow_status" VALUES('deliver-0d5d43b5-2453-4408-9e73-3b10683fc602-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023295000,1796023296000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1796023295000,NULL,0,'91a229b140664d281dd9daad49bef5a983138680bb024117f7873f11d8653566',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','82d8cc00-e51d-48a0-bad9-efb3093d79cf');
INSERT INTO "workflow_status" VALUES('advance-e7b23dbd-b9f8-4eff-b784-5e4668194bae','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023295000,1796023296000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1796023295000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','58aa3542-9c1c-4afe-bc69-856118ef9c17');
INSERT INTO "workflow_status" VALUES('sched-put_back_strays-2026-11-30T07:21:36+00:00','SUCCESS','put_back_strays',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1796023296000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1796023296000,'null','put_back_strays',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-30T07:21:36+00:00','SUCCESS','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1796023296000,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,1796023296000,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-a0a83560-137f-4b51-af67-c7a8d72190b3-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1796023296000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','30e1c23d-bd27-43b3-b042-234155208dff');
INSERT INTO "workflow_status" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1796023296000,NULL,0,'bb3330c82c3782c2c2ceb7a3f0b8ec9fa3ce41b8727ef920b8cebf03201bd011',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','2c0bbd5e-3d7f-4caa-bb7a-9c5364a71216');
INSERT INTO "workflow_status" VALUES('advance-ced7025b-5ac1-4411-8d41-6d89ec05103d','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1796023296000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','4053b632-92f5-4286-b32c-8b7cee829737');
INSERT INTO "workflow_status" VALUES('deliver-4b3d3634-1cd3-4e9b-a452-44aaec346b6f-2','DELAYED','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1796023296000,1796023296000,NULL,NULL,NULL,NULL,0,'retries',NULL,NULL,NULL,NULL,NULL,0,'bb3330c82c3782c2c2ceb7a3f0b8ec9fa3ce41b8727ef920b8cebf03201bd011',NULL,NULL,NULL,'clearsend_json',1796023297798,0,0,NULL,'null',NULL,NULL,0,'clearsend','30bee277-37c5-4e9a-8522-72da221a0567');
INSERT INTO "workflow_status" VALUES('complete-0a018080-5508-4aca-9037-a11b7c2bd7d0-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023296000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1796023296000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023296000,'null',NULL,NULL,0,'clearsend','5fa1067a-a24b-4622-8d60-89b3d22ca65c');
INSERT INTO "workflow_status" VALUES('deliver-3dc0ef65-547b-40a6-98b0-2508f198a06a-1','SUCCESS','deliver_webhook',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023297000,'2',NULL,NULL,NULL,1,'deliveries',NULL,NULL,NULL,1796023296000,NULL,0,'91a229b140664d281dd9daad49bef5a983138680bb024117f7873f11d8653566',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023297000,'null',NULL,NULL,0,'clearsend','09cd3413-9f93-40e7-ab92-3d7aff3cfaae');
INSERT INTO "workflow_status" VALUES('advance-896d477a-aa8d-4bfc-8a3a-97c12f8f1de9','SUCCESS','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023296000,1796023297000,'2',NULL,NULL,NULL,1,'registrations',NULL,NULL,NULL,1796023296000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023297000,'null',NULL,NULL,0,'clearsend','760b02ef-ee81-4ba6-b581-bcd34444da9d');
INSERT INTO "workflow_status" VALUES('complete-b1057acb-9bd0-4c8e-8726-9f4637fc5700-1','PENDING','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023297000,1796023297000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1796023297000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,'6f9f8b8e-1d13-4fb6-b0e7-48401fba9140',NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','92bb3b05-4a04-479c-bbd3-7b5ce938ad8e');
INSERT INTO "workflow_status" VALUES('advance-314af44f-b23e-4c1e-83d8-0a18b60258ce','DELAYED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1796023297000,1796023297000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',1796023297999,0,0,NULL,'null',NULL,NULL,0,'clearsend','549b75c6-01e2-41e4-921e-ef873322bddc');
INSERT INTO "workflow_status" VALUES('sched-put_back_strays-2026-11-30T07:21:37+00:00','PENDING','put_back_strays',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023297000,1796023297000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1796023297000,NULL,0,NULL,NULL,'55ce8a78-307c-443c-94ec-85e5ae52d2fd',NULL,NULL,NULL,0,0,NULL,'null','put_back_strays',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('sched-reconcile-2026-11-30T07:21:37+00:00','PENDING','reconcile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023297000,1796023297000,'2',NULL,NULL,NULL,1,'chores',NULL,NULL,NULL,1796023297000,NULL,0,NULL,NULL,'55ce8a78-307c-443c-94ec-85e5ae52d2fd',NULL,NULL,NULL,0,0,NULL,'null','reconcile',NULL,0,'clearsend',NULL);
INSERT INTO "workflow_status" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-1','SUCCESS','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,'3ab6ff67926d.7426.4359606.66d8da0e',1796023297000,1796023297000,'2',NULL,NULL,NULL,1,'completions',NULL,NULL,NULL,1796023297000,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,1796023297000,'null',NULL,NULL,0,'clearsend','5de138ab-8fc0-4790-9dbb-2891c98682e4');
INSERT INTO "workflow_status" VALUES('complete-748371c5-3d09-41c1-bf1a-8604db4d1700-2','DELAYED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1796023297000,1796023297000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',1796023298025,0,0,NULL,'null',NULL,NULL,0,'clearsend','fb03e4b6-0c59-408e-a241-53b15d285f03');
INSERT INTO "workflow_status" VALUES('sweep-1ec31587-df0b-4c86-81f6-12deef270caf-1796023296932-44','ENQUEUED','advance_registration',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1796023297000,1796023297000,NULL,NULL,NULL,NULL,0,'registrations',NULL,NULL,NULL,NULL,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','492e8a68-fb6c-4cde-9b30-43641f9f7c2e');
INSERT INTO "workflow_status" VALUES('complete-365b4638-d198-4504-a36d-bbe7f02a10e3-1','ENQUEUED','complete_profile',NULL,NULL,NULL,NULL,NULL,NULL,NULL,1796023297000,1796023297000,NULL,NULL,NULL,NULL,0,'completions',NULL,NULL,NULL,NULL,NULL,0,'1ec31587-df0b-4c86-81f6-12deef270caf',NULL,NULL,NULL,'clearsend_json',NULL,0,0,NULL,'null',NULL,NULL,0,'clearsend','2ea4ce44-b3f5-4bb2-a73e-76fb99723873');
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
