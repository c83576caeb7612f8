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
INSERT INTO "agreements" VALUES('7165721f-63d1-4053-b22e-b28e472820b1','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','brand','e7cd33f2-19e2-442a-a128-a4b78a4b4b16','registration','[]','4.00','USD','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','6f3dad7b-02a6-4c67-8821-0d88d48ce212','2026-11-30 13:13:48.574817','2026-11-30 13:13:48.691692',NULL);
INSERT INTO "agreements" VALUES('b122fb6d-cef7-400d-b2f6-40b59ff6033f','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','campaign','9f0c31a9-25ee-44de-bf06-d9e83366927e','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','6f3dad7b-02a6-4c67-8821-0d88d48ce212','2026-11-30 13:13:48.574817','2026-11-30 13:13:48.810900',NULL);
INSERT INTO "agreements" VALUES('03fcac39-43c1-42dc-8934-606dba04ca6e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','campaign','9f0c31a9-25ee-44de-bf06-d9e83366927e','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','54ece9c1-34e1-4350-a1ce-656b6ebed43f','2026-11-30 13:13:48.764155','2026-11-30 13:13:48.810900',NULL);
INSERT INTO "agreements" VALUES('2a23a0d7-5b09-4a23-9f53-7bd9274bb2bd','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','brand','adb463ac-769a-4b17-92cc-edac019386c4','registration','[]','4.00','USD','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','064e46c2-f6c0-4d15-a765-ecc698150f38','2026-11-30 13:13:49.146587',NULL,NULL);
INSERT INTO "agreements" VALUES('5d614eb4-a69a-4051-8303-4820f8307a96','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','campaign','fcbd0585-1c14-47f9-866d-577bbe44a303','registration','["ACCOUNT_NOTIFICATION"]','45.00','USD','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','064e46c2-f6c0-4d15-a765-ecc698150f38','2026-11-30 13:13:49.146587',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "api_keys" VALUES('712e7aef-8d8b-46d7-b86c-058f88f672be','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','cb0f8128-90d8-45b3-8c3a-79bd94516f1a',NULL,'first key','1b7ca69beb9fc4150fb5d29f6235c12d940f973f954d0fac2f742d29341162fe','cs_U039LeR','2026-11-30 13:13:47.045169',NULL);
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
INSERT INTO "brands" VALUES('e7cd33f2-19e2-442a-a128-a4b78a4b4b16','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}','B2CVRZM','ACTIVE','VERIFIED','US_123456789','S555TEL','2026-11-30 13:13:48.691692','2026-11-30 13:13:48.546294','2026-11-30 13:13:48.546294');
INSERT INTO "brands" VALUES('adb463ac-769a-4b17-92cc-edac019386c4','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','{"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}','{"legal_name": "Southwind Dental LLC", "tax_id": "98-7654321", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}','{"vertical": "HEALTHCARE", "brand_relationship": "SMALL_ACCOUNT", "is_tcr_application": true, "phone_number_prefix": null, "destination_countries": [], "notes": null}',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:49.137350','2026-11-30 13:13:49.137350');
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
INSERT INTO "campaigns" VALUES('9f0c31a9-25ee-44de-bf06-d9e83366927e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e7cd33f2-19e2-442a-a128-a4b78a4b4b16','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "50016a72-a058-477f-bc2c-08d64471d325", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T13:13:48.557462+00:00", "updated_at": "2026-11-30T13:13:48.557462+00:00"}]','CWH33AN','23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a','ACTIVE',NULL,'2026-11-30 13:13:48.810900','2026-11-30 13:13:48.810900','2026-11-30 13:13:48.557462','2026-11-30 13:13:48.557462',NULL);
INSERT INTO "campaigns" VALUES('fcbd0585-1c14-47f9-866d-577bbe44a303','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','adb463ac-769a-4b17-92cc-edac019386c4','{"name": "Appointments", "description": "Reminders of appointments that patients have made with Northwind Dental.", "type": "App", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null}','[{"id": "49ac25b9-4903-42c4-9bef-7bdeef29e726", "messaging_use_case": "ACCOUNT_NOTIFICATION", "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."], "created_at": "2026-11-30T13:13:49.143189+00:00", "updated_at": "2026-11-30T13:13:49.143189+00:00"}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:49.143189','2026-11-30 13:13:49.143189',NULL);
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
INSERT INTO "channels" VALUES('47dbaf9b-ae4e-4d96-a1c6-38616fb343c0','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','sms','6f3dad7b-02a6-4c67-8821-0d88d48ce212','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "59805e91-83e6-4e99-b12f-10c24efb656e"}','ec8476aa-f172-43ca-b92d-56edb4b20302','2026-11-30 13:13:48.622009');
INSERT INTO "channels" VALUES('f258ad06-c917-4606-99db-3242fb869d92','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','sms','54ece9c1-34e1-4350-a1ce-656b6ebed43f','+12125550111','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "59805e91-83e6-4e99-b12f-10c24efb656e"}','b3681a8c-1678-40b6-bfa0-0ca9941660d8','2026-11-30 13:13:48.781035');
INSERT INTO "channels" VALUES('7667451d-8c2c-4898-8a61-6db69b5beb22','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','sms','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','+12125550199','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','3bf80d4a-ff0c-414c-9142-7ebc435abe94','2026-11-30 13:13:48.866201');
INSERT INTO "channels" VALUES('4b7e5121-3d02-4886-a54d-3804b27c98f7','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','sms','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','+12125550199','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','2026-11-30 13:13:48.954406');
INSERT INTO "channels" VALUES('ff611259-13a6-4686-8d79-eb50e077b664','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','sms','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','+12125550199','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','44a3552c-a290-42bb-bd38-b24c50beda08','2026-11-30 13:13:49.036999');
INSERT INTO "channels" VALUES('fe1b4502-c096-4a9c-a686-98ca208f4aac','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','whatsapp','ceae0233-48a8-46ff-82b6-3795789bd35e','7110001100','{"waba_id": "7110001100", "phone_number_id": "71100011001", "phone_number": "+18535555193", "notes": ["The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update. For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check."]}','44a3552c-a290-42bb-bd38-b24c50beda08','2026-11-30 13:13:49.059710');
INSERT INTO "channels" VALUES('83fe605d-14d1-4e40-9a15-497023ceaf94','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','sms','064e46c2-f6c0-4d15-a765-ecc698150f38','+12125550122','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "c74a4209-4e23-4d97-98ae-0b144a6167c1"}','e19a762f-b669-4ac1-ac1f-786bd62040fe','2026-11-30 13:13:49.163117');
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
INSERT INTO "claims" VALUES('number','+12125550111','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','reading','2026-11-30 13:13:48.622009');
INSERT INTO "claims" VALUES('number','+12125550199','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','reading','2026-11-30 13:13:48.866201');
INSERT INTO "claims" VALUES('number','+12125550122','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','reading','2026-11-30 13:13:49.163117');
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
	attempts_before INTEGER DEFAULT '0' NOT NULL, receiver VARCHAR(64) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT fk_deliveries_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_deliveries_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "deliveries" VALUES('b9c14c59-8643-4585-b891-4b135132d08c','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','52170078-a519-4690-be73-5650e04ef1fd','ec8476aa-f172-43ca-b92d-56edb4b20302','http://127.0.0.1:35579/done','{"profileId":"6f3dad7b-02a6-4c67-8821-0d88d48ce212","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:48.622009+00:00","runId":"ec8476aa-f172-43ca-b92d-56edb4b20302","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','delivered',NULL,'2026-11-30 13:13:48.622009','2026-11-30 13:13:48.700308',NULL,30,0,'a67da1e4b87859f6ee94e6e3a30738f7352e59b69c32804dd995107bd9ee94d9');
INSERT INTO "deliveries" VALUES('1e0db984-effe-4915-9fe5-6852655a2880','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','a236a204-235c-4d7d-9124-7037df49a76d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','http://127.0.0.1:9/done','{"profileId":"54ece9c1-34e1-4350-a1ce-656b6ebed43f","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:48.781035+00:00","runId":"b3681a8c-1678-40b6-bfa0-0ca9941660d8","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','retrying','2026-11-30 13:13:49.870532','2026-11-30 13:13:48.781035',NULL,NULL,30,0,'c887c8ae4f2287589a9423bc3a17f605a98d1dd59a963271c4aa7f3e05756b16');
INSERT INTO "deliveries" VALUES('be33a02f-6602-4ad5-afe9-f9c697a36d89','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','64f08f35-f0c1-4631-aefa-ca49befc12fd','3bf80d4a-ff0c-414c-9142-7ebc435abe94','http://127.0.0.1:35579/done','{"profileId":"33ea1788-f393-4fb0-960b-2f1515388ee9","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:48.866201+00:00","runId":"3bf80d4a-ff0c-414c-9142-7ebc435abe94","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','delivered',NULL,'2026-11-30 13:13:48.866201','2026-11-30 13:13:48.882992',NULL,30,0,'a67da1e4b87859f6ee94e6e3a30738f7352e59b69c32804dd995107bd9ee94d9');
INSERT INTO "deliveries" VALUES('19b77ce6-7720-470f-acb1-e6f4131784ea','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','c9b4ea01-dbf2-4566-98fd-e5cb8caeb0b9','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','http://127.0.0.1:35579/done','{"profileId":"4129a4ee-b7cd-45b3-8dac-014c1c792319","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:48.954406+00:00","runId":"ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','delivered',NULL,'2026-11-30 13:13:48.954406','2026-11-30 13:13:48.963541',NULL,30,0,'a67da1e4b87859f6ee94e6e3a30738f7352e59b69c32804dd995107bd9ee94d9');
INSERT INTO "deliveries" VALUES('39562733-02f7-4447-9169-ca504846608a','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','316f8ee2-fa0e-49ed-a435-d1654e012214','44a3552c-a290-42bb-bd38-b24c50beda08','http://127.0.0.1:35579/done','{"profileId":"ceae0233-48a8-46ff-82b6-3795789bd35e","success":true,"status":"COMPLETED","timestamp":"2026-11-30T13:13:49.059710+00:00","runId":"44a3552c-a290-42bb-bd38-b24c50beda08","reasons":[{"code":"ready","message":"Every prerequisite is met, and no approval is pending.","remedy":null}]}','delivered',NULL,'2026-11-30 13:13:49.059710','2026-11-30 13:13:49.069931',NULL,30,0,'a67da1e4b87859f6ee94e6e3a30738f7352e59b69c32804dd995107bd9ee94d9');
INSERT INTO "deliveries" VALUES('b97a44ed-0629-4599-a092-7383a1c0ccba','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','50be5402-dc1f-473c-9c58-905b2f3d11f0','e19a762f-b669-4ac1-ac1f-786bd62040fe','http://127.0.0.1:35579/done','{"profileId":"064e46c2-f6c0-4d15-a765-ecc698150f38","success":true,"status":"SUBMITTED","timestamp":"2026-11-30T13:13:49.163117+00:00","runId":"e19a762f-b669-4ac1-ac1f-786bd62040fe","reasons":[{"code":"awaiting_registry","message":"The profile''s own brand or campaigns await the approval of the Campaign Registry.","remedy":null}]}','delivered',NULL,'2026-11-30 13:13:49.163117','2026-11-30 13:13:49.177261',NULL,30,0,'a67da1e4b87859f6ee94e6e3a30738f7352e59b69c32804dd995107bd9ee94d9');
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
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b9c14c59-8643-4585-b891-4b135132d08c',1,'delivered',200,62,'',NULL,'2026-11-30 13:13:48.635030');
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','1e0db984-effe-4915-9fe5-6852655a2880',1,'connection_failed',NULL,0,NULL,'No connection to 127.0.0.1: Connection refused.','2026-11-30 13:13:48.789499');
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','be33a02f-6602-4ad5-afe9-f9c697a36d89',1,'delivered',200,5,'',NULL,'2026-11-30 13:13:48.876406');
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','19b77ce6-7720-470f-acb1-e6f4131784ea',1,'delivered',200,1,'',NULL,'2026-11-30 13:13:48.962203');
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','39562733-02f7-4447-9169-ca504846608a',1,'delivered',200,1,'',NULL,'2026-11-30 13:13:49.068529');
INSERT INTO "delivery_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b97a44ed-0629-4599-a092-7383a1c0ccba',1,'delivered',200,1,'',NULL,'2026-11-30 13:13:49.170813');
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
INSERT INTO "events" VALUES('6eda63e2-e566-4e16-bdb8-47c0e64e400b','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212',NULL,'profile.created','{"name": "Completed"}','2026-11-30 13:13:48.564806');
INSERT INTO "events" VALUES('ddee9579-40d9-4a9c-8cad-4ebc06b35aae','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','ec8476aa-f172-43ca-b92d-56edb4b20302','completion.requested','{"request_id": "req_SOUTZx79Pp"}','2026-11-30 13:13:48.574817');
INSERT INTO "events" VALUES('7392528b-8ee2-428e-a41d-cd9289d0c6d8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','ec8476aa-f172-43ca-b92d-56edb4b20302','completion.started','{}','2026-11-30 13:13:48.591784');
INSERT INTO "events" VALUES('b2481398-63f7-4e2d-b95b-257d0e56397d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','ec8476aa-f172-43ca-b92d-56edb4b20302','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 13:13:48.622009');
INSERT INTO "events" VALUES('52170078-a519-4690-be73-5650e04ef1fd','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','ec8476aa-f172-43ca-b92d-56edb4b20302','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 13:13:48.622010');
INSERT INTO "events" VALUES('de7dd879-b957-406f-955d-e1843cd8538b','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d',NULL,NULL,'brand.submitted','{"registration_id": "b3f20765-8a09-5f9d-9398-cdb904d31e0d", "kind": "brand", "subject_id": "e7cd33f2-19e2-442a-a128-a4b78a4b4b16", "state": "pending", "cause": "completion", "vendor_id": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand at the Campaign Registry; not refundable."}}','2026-11-30 13:13:48.691692');
INSERT INTO "events" VALUES('9d1cbf37-f62b-46e1-aeae-09c87cc0faae','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f',NULL,'profile.created','{"name": "Undelivered"}','2026-11-30 13:13:48.758825');
INSERT INTO "events" VALUES('a251c3fd-9c7e-4d62-87d5-ef3d88df9b3e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','b3681a8c-1678-40b6-bfa0-0ca9941660d8','completion.requested','{"request_id": "req_f118LTfeuo"}','2026-11-30 13:13:48.764155');
INSERT INTO "events" VALUES('1b16e8bf-a729-43dc-943e-1a2ced51338a','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','b3681a8c-1678-40b6-bfa0-0ca9941660d8','completion.started','{}','2026-11-30 13:13:48.770598');
INSERT INTO "events" VALUES('95eb86fb-8207-4527-8563-183aaab90c29','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','b3681a8c-1678-40b6-bfa0-0ca9941660d8','channel.activated','{"channel": "sms", "sender_value": "+12125550111"}','2026-11-30 13:13:48.781035');
INSERT INTO "events" VALUES('a236a204-235c-4d7d-9124-7037df49a76d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','b3681a8c-1678-40b6-bfa0-0ca9941660d8','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 13:13:48.781036');
INSERT INTO "events" VALUES('b0d35dfc-02ca-46de-bf75-43539c8a649b','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d',NULL,NULL,'brand.verified','{"registration_id": "b3f20765-8a09-5f9d-9398-cdb904d31e0d", "kind": "brand", "subject_id": "e7cd33f2-19e2-442a-a128-a4b78a4b4b16", "state": "verified", "cause": "completion", "vendor_id": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcr_id": "B2CVRZM", "reasons": [], "previous_state": "pending", "transition": "verified"}','2026-11-30 13:13:48.797482');
INSERT INTO "events" VALUES('fa0f954c-467a-4f07-b0b7-5b19f0669177','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d',NULL,NULL,'campaign.submitted','{"registration_id": "082c763d-20be-53c6-bdfa-7182e5736fc9", "kind": "campaign", "subject_id": "9f0c31a9-25ee-44de-bf06-d9e83366927e", "state": "pending", "cause": "completion", "vendor_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcr_id": null, "reasons": [], "previous_state": "submitting", "transition": "submitted", "fee": {"amount": "45.00", "currency": "USD", "description": "15.00 for the review of a new campaign, and 3 months of ACCOUNT_NOTIFICATION at 10.00 each, charged immediately; then 10.00 a month. Not refundable; prices as of 2025-07-22."}}','2026-11-30 13:13:48.810900');
INSERT INTO "events" VALUES('fbf6502c-e50f-47fc-a856-a947d3202e15','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9',NULL,'profile.created','{"name": "First heir"}','2026-11-30 13:13:48.837924');
INSERT INTO "events" VALUES('c17ca6c6-68ed-4651-bbf4-c0c0f434bd2c','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','3bf80d4a-ff0c-414c-9142-7ebc435abe94','completion.requested','{"request_id": "req_02l1SeQO1g"}','2026-11-30 13:13:48.844118');
INSERT INTO "events" VALUES('1a66f54d-d4f0-45b5-900d-f4577b419e16','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','3bf80d4a-ff0c-414c-9142-7ebc435abe94','completion.started','{}','2026-11-30 13:13:48.853375');
INSERT INTO "events" VALUES('3aebc9bc-15cb-49aa-9b5b-5957f2952972','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','3bf80d4a-ff0c-414c-9142-7ebc435abe94','channel.activated','{"channel": "sms", "sender_value": "+12125550199"}','2026-11-30 13:13:48.866201');
INSERT INTO "events" VALUES('64f08f35-f0c1-4631-aefa-ca49befc12fd','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','3bf80d4a-ff0c-414c-9142-7ebc435abe94','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 13:13:48.866202');
INSERT INTO "events" VALUES('b42c3610-3520-4854-a763-bad0c9ca3e47','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d',NULL,NULL,'campaign.approved','{"registration_id": "082c763d-20be-53c6-bdfa-7182e5736fc9", "kind": "campaign", "subject_id": "9f0c31a9-25ee-44de-bf06-d9e83366927e", "state": "approved", "cause": "completion", "vendor_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcr_id": "CWH33AN", "reasons": [], "previous_state": "pending", "transition": "approved"}','2026-11-30 13:13:48.879857');
INSERT INTO "events" VALUES('92b62a9e-16a6-4203-92f7-b381aa163cd6','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9',NULL,'number.assigned','{"registration_id": "93476802-6da7-5238-b8cf-4c788965dceb", "kind": "number", "subject_id": "+12125550199", "state": "assigned", "cause": "registration", "vendor_id": "+12125550199", "tcr_id": null, "reasons": [], "previous_state": "assigning", "transition": "assigned at once"}','2026-11-30 13:13:48.915546');
INSERT INTO "events" VALUES('cf079493-591d-46a1-a171-52fddbe0fd0a','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212',NULL,'number.assigned','{"registration_id": "022f5c88-c6d0-57fa-add2-d89c3d20e27e", "kind": "number", "subject_id": "+12125550111", "state": "assigned", "cause": "registration", "vendor_id": "+12125550111", "tcr_id": null, "reasons": [], "previous_state": "assigning", "transition": "assigned at once"}','2026-11-30 13:13:48.925172');
INSERT INTO "events" VALUES('9fb4d140-0bf8-4229-bea3-280970a18c36','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319',NULL,'profile.created','{"name": "Second heir"}','2026-11-30 13:13:48.929052');
INSERT INTO "events" VALUES('2028a5ce-ac9e-4618-b459-72c32b0e92c9','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f',NULL,'number.assigned','{"registration_id": "3ae50d53-e724-5e39-8b12-be16de8bc88e", "kind": "number", "subject_id": "+12125550111", "state": "assigned", "cause": "registration", "vendor_id": "+12125550111", "tcr_id": null, "reasons": [], "previous_state": "assigning", "transition": "assigned at once"}','2026-11-30 13:13:48.935578');
INSERT INTO "events" VALUES('dac71938-bfef-4b28-b4a3-3d2f4948dcc0','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','completion.requested','{"request_id": "req_aTMDmiogWM"}','2026-11-30 13:13:48.937734');
INSERT INTO "events" VALUES('95b827df-dd22-4381-966f-cd526467fbb1','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','completion.started','{}','2026-11-30 13:13:48.949311');
INSERT INTO "events" VALUES('afc5f47a-e194-44a3-b9c4-ecae2a64243d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','channel.activated','{"channel": "sms", "sender_value": "+12125550199"}','2026-11-30 13:13:48.954406');
INSERT INTO "events" VALUES('c9b4ea01-dbf2-4566-98fd-e5cb8caeb0b9','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 13:13:48.954407');
INSERT INTO "events" VALUES('f9bcf3a3-57a2-42aa-88a6-59079a23da90','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319',NULL,'number.assigned','{"registration_id": "42636c12-c363-5273-8479-ff4d258ba163", "kind": "number", "subject_id": "+12125550199", "state": "assigned", "cause": "completion", "vendor_id": "+12125550199", "tcr_id": null, "reasons": [], "previous_state": "not_assigned", "transition": "assigned, as read for another profile"}','2026-11-30 13:13:48.954408');
INSERT INTO "events" VALUES('246ac340-073f-4a7c-b83b-2497c6bd4850','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e',NULL,'profile.created','{"name": "On WhatsApp"}','2026-11-30 13:13:49.013815');
INSERT INTO "events" VALUES('692341ea-ea06-4f74-a2da-4f552daf6704','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','44a3552c-a290-42bb-bd38-b24c50beda08','completion.requested','{"request_id": "req_6dGId6ESFi"}','2026-11-30 13:13:49.020843');
INSERT INTO "events" VALUES('82261e82-19d9-468d-973e-3e43f6b8bd14','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','44a3552c-a290-42bb-bd38-b24c50beda08','completion.started','{}','2026-11-30 13:13:49.029519');
INSERT INTO "events" VALUES('7202232d-ec4e-4695-a83c-b4f4025b4602','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','44a3552c-a290-42bb-bd38-b24c50beda08','channel.activated','{"channel": "sms", "sender_value": "+12125550199"}','2026-11-30 13:13:49.036999');
INSERT INTO "events" VALUES('b1f710ba-b5bb-4d70-adf3-8272d4de44fd','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','44a3552c-a290-42bb-bd38-b24c50beda08','channel.activated','{"channel": "whatsapp", "sender_value": "7110001100"}','2026-11-30 13:13:49.059710');
INSERT INTO "events" VALUES('316f8ee2-fa0e-49ed-a435-d1654e012214','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','44a3552c-a290-42bb-bd38-b24c50beda08','completion.completed','{"status": "completed", "reasons": [{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null}]}','2026-11-30 13:13:49.059711');
INSERT INTO "events" VALUES('0136a960-454a-49a8-8538-4b734d00e0d6','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e',NULL,'number.assigned','{"registration_id": "1758c220-76db-552e-92f9-fd60bd35a053", "kind": "number", "subject_id": "+12125550199", "state": "assigned", "cause": "completion", "vendor_id": "+12125550199", "tcr_id": null, "reasons": [], "previous_state": "not_assigned", "transition": "assigned, as read for another profile"}','2026-11-30 13:13:49.059712');
INSERT INTO "events" VALUES('30e21ae7-af76-48eb-ad0c-d58a7d43820b','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38',NULL,'profile.created','{"name": "Registering"}','2026-11-30 13:13:49.137350');
INSERT INTO "events" VALUES('5824ab4b-5ba9-405f-bb85-3daa4271fede','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','e19a762f-b669-4ac1-ac1f-786bd62040fe','completion.requested','{"request_id": "req_w0uBOL6vVb"}','2026-11-30 13:13:49.146587');
INSERT INTO "events" VALUES('cb49e3ea-6686-470e-b5f3-20d4c305724b','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','e19a762f-b669-4ac1-ac1f-786bd62040fe','completion.started','{}','2026-11-30 13:13:49.150846');
INSERT INTO "events" VALUES('0361062e-8098-4392-bedd-1c3fe89649ef','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','e19a762f-b669-4ac1-ac1f-786bd62040fe','channel.activated','{"channel": "sms", "sender_value": "+12125550122"}','2026-11-30 13:13:49.163117');
INSERT INTO "events" VALUES('50be5402-dc1f-473c-9c58-905b2f3d11f0','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','e19a762f-b669-4ac1-ac1f-786bd62040fe','completion.submitted','{"status": "submitted", "reasons": [{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null}]}','2026-11-30 13:13:49.163118');
INSERT INTO "events" VALUES('5286592a-4d81-45b7-822b-d99394a9e0ce','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','40e6629b-e5bd-4f16-8b35-b0be81f8a005',NULL,'profile.created','{"name": "In conversation"}','2026-11-30 13:13:49.219345');
INSERT INTO "events" VALUES('36c596b2-9491-4579-b9ab-ef0ddde33bdb','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','40e6629b-e5bd-4f16-8b35-b0be81f8a005','b82460c9-066a-4abd-add3-cf216674201f','completion.requested','{"request_id": "req_ritLrR3cBy"}','2026-11-30 13:13:49.224360');
INSERT INTO "events" VALUES('a9ace56d-4bed-4c1b-a25d-0edadd137bba','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','40e6629b-e5bd-4f16-8b35-b0be81f8a005','b82460c9-066a-4abd-add3-cf216674201f','completion.started','{}','2026-11-30 13:13:49.230386');
INSERT INTO "events" VALUES('463d6a16-d857-44b2-8a9e-de0d9773bc66','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','f1c88f0d-f4e4-402e-b16b-fc195eb145d8',NULL,'profile.created','{"name": "Waiting"}','2026-11-30 13:13:49.285606');
INSERT INTO "events" VALUES('2227884a-a6b0-44a3-b058-23e2f4d70b19','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','f1c88f0d-f4e4-402e-b16b-fc195eb145d8','95192a25-27c7-497a-818e-dfc5f2213ba3','completion.requested','{"request_id": "req_EVW3XTUu8l"}','2026-11-30 13:13:49.291781');
INSERT INTO "events" VALUES('66e0410c-1025-4477-a464-3fae24154022','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','f1c88f0d-f4e4-402e-b16b-fc195eb145d8','95192a25-27c7-497a-818e-dfc5f2213ba3','completion.started','{}','2026-11-30 13:13:49.296029');
INSERT INTO "events" VALUES('e87dfc35-8e9e-456b-8001-5e9bade91db8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','f1c88f0d-f4e4-402e-b16b-fc195eb145d8','95192a25-27c7-497a-818e-dfc5f2213ba3','completion.delayed','{"step": "connect_sms", "message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','2026-11-30 13:13:49.308115');
INSERT INTO "events" VALUES('e1c9b666-993e-4902-95ba-4e595b158adb','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','2d68fa89-9a24-4067-8c8f-ec69167c4948',NULL,'profile.created','{"name": "Queued"}','2026-11-30 13:13:50.078039');
INSERT INTO "events" VALUES('8d0f1860-45ab-4f3b-9627-0355440f96d5','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','2d68fa89-9a24-4067-8c8f-ec69167c4948','0fae4770-06e9-441c-a863-2072945021c8','completion.requested','{"request_id": "req_JEgyzPPPIZ"}','2026-11-30 13:13:50.092007');
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
INSERT INTO "leases" VALUES('executor:vm.9094.b6dc825e','vm.9094.b6dc825e','2026-11-30 13:14:18.379297');
INSERT INTO "leases" VALUES('sms:40e6629b-e5bd-4f16-8b35-b0be81f8a005','b82460c9-066a-4abd-add3-cf216674201f','2026-11-30 13:16:49.230386');
INSERT INTO "leases" VALUES('number:+12125550133','b82460c9-066a-4abd-add3-cf216674201f','2026-11-30 13:16:49.230386');
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
INSERT INTO "organizations" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Northwind Group','owner-c2607df4@platform.example','+12125550199','gAAAAABrDXaLzkcCjZMHHhFDaVEhgWjIjN9fUlrHPRJQreh4lBOVLgZuvOzPCWEOgJpVhLVve7eGli9OSYym_oAAVLYMH7PVWcb8XHQpSb4q3xiSwmrKTgWkBuSm53ZqwL9llh9WXXB8ONcQnN5Y3ZI_RY8iQHG0ug==','2026-11-30 13:13:47.045169','2026-11-30 13:13:48.546294');
CREATE TABLE profile_counts (
	org_id VARCHAR(64) NOT NULL, 
	visible INTEGER NOT NULL, 
	CONSTRAINT pk_profile_counts PRIMARY KEY (org_id), 
	CONSTRAINT fk_profile_counts_org_id FOREIGN KEY(org_id) REFERENCES organizations (id)
);
INSERT INTO "profile_counts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d',9);
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
INSERT INTO "profiles" VALUES('6f3dad7b-02a6-4c67-8821-0d88d48ce212','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Completed','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:48.564806','2026-11-30 13:13:48.622009',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('54ece9c1-34e1-4350-a1ce-656b6ebed43f','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Undelivered','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:48.758825','2026-11-30 13:13:48.781035',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('33ea1788-f393-4fb0-960b-2f1515388ee9','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','First heir','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,NULL,NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:48.837924','2026-11-30 13:13:48.866201',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('4129a4ee-b7cd-45b3-8dac-014c1c792319','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Second heir','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,NULL,NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:48.929052','2026-11-30 13:13:48.954406',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('ceae0233-48a8-46ff-82b6-3795789bd35e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','On WhatsApp','Northwind','A dentist''s practice with two locations.',NULL,'completed',1,1,0,0,1,1,'profile',NULL,NULL,NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:49.013815','2026-11-30 13:13:49.059710',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('064e46c2-f6c0-4d15-a765-ecc698150f38','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Registering','Northwind','A dentist''s practice with two locations.',NULL,'submitted',0,0,0,0,1,1,'profile',NULL,'+12125550122',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:49.137350','2026-11-30 13:13:49.163117',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('40e6629b-e5bd-4f16-8b35-b0be81f8a005','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','In conversation','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550133',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:49.219345','2026-11-30 13:13:49.230386',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('f1c88f0d-f4e4-402e-b16b-fc195eb145d8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Waiting','Northwind','A dentist''s practice with two locations.',NULL,'in_progress',1,1,0,0,1,1,'profile',NULL,'+12125550144',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:49.285606','2026-11-30 13:13:49.296029',NULL,NULL,NULL,0);
INSERT INTO "profiles" VALUES('2d68fa89-9a24-4067-8c8f-ec69167c4948','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','Queued','Northwind','A dentist''s practice with two locations.',NULL,'incomplete',1,1,0,0,1,1,'profile',NULL,'+12125550111',NULL,NULL,NULL,0,NULL,'2026-11-30 13:13:50.078039','2026-11-30 13:13:50.078039',NULL,NULL,NULL,0);
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
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3f20765-8a09-5f9d-9398-cdb904d31e0d',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 13:13:48.632921');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3f20765-8a09-5f9d-9398-cdb904d31e0d',2,'submitted','submitting','pending',0,'completion','{"status": "REGISTRATION_PENDING", "identityStatus": "UNVERIFIED", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 8, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 200, "duration_ms": 5, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-30 13:13:48.691692');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3f20765-8a09-5f9d-9398-cdb904d31e0d',3,'verified','pending','verified',0,'completion','{"status": "OK", "identityStatus": "VERIFIED", "tcrBrandId": "B2CVRZM", "universalEin": "US_123456789", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[{"method": "GET", "path": "/10dlc/brand/a50c9a8d-812d-4170-9b6b-20bbc1f99418", "status": 200, "duration_ms": 3, "answer": "{\"entityType\": \"PRIVATE_PROFIT\", \"displayName\": \"Northwind Dental LLC\", \"vertical\": \"HEALTHCARE\", \"country\": \"US\", \"email\": \"ann@northwind.example\", \"phone\": \"+12125550100\", \"street\": \"1 Main Street\", \"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"website\": \"https://northwind.example\u2026"}]','2026-11-30 13:13:48.797482');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','082c763d-20be-53c6-bdfa-7182e5736fc9',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 13:13:48.800188');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','082c763d-20be-53c6-bdfa-7182e5736fc9',2,'submitted','submitting','pending',0,'completion','{"campaignStatus": "TCR_PENDING", "submissionStatus": "PENDING", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "cspId": "S555TEL", "mock": "false", "isTMobileRegistered": "false", "isTMobileSuspended": "false"}','[{"method": "GET", "path": "/10dlc/campaign", "status": 200, "duration_ms": 1, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "GET", "path": "/10dlc/campaignBuilder/brand/a50c9a8d-812d-4170-9b6b-20bbc1f99418/usecase/ACCOUNT_NOTIFICATION", "status": 200, "duration_ms": 1, "answer": "{\"usecase\": \"ACCOUNT_NOTIFICATION\", \"monthlyFee\": 10.0, \"quarterlyFee\": 30.0, \"annualFee\": 120.0, \"minSubUsecases\": 0, \"maxSubUsecases\": 0, \"mnoMetadata\": {\"10017\": {\"mno\": \"AT&T\", \"qualify\": true, \"mnoSupport\": true, \"mnoReview\": false, \"minMsgSamples\": 1, \"reqSubscriberOptin\": true, \"reqSubscribe\u2026"}, {"method": "POST", "path": "/10dlc/campaignBuilder", "status": 200, "duration_ms": 3, "answer": "{\"subUsecases\": [], \"termsAndConditions\": true, \"autoRenewal\": true, \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"usecase\": \"ACCOUNT_NOTIFICATION\", \"description\": \"Reminders of appointments that patients have made with Northwind Dental.\", \"messageFlow\": \"Patients tick a box on the booking fo\u2026"}]','2026-11-30 13:13:48.810900');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','082c763d-20be-53c6-bdfa-7182e5736fc9',3,'approved','pending','approved',0,'completion','{"campaignStatus": "MNO_PROVISIONED", "submissionStatus": "CREATED", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "cspId": "S555TEL", "mock": "false", "isTMobileRegistered": "true", "isTMobileSuspended": "false", "billedDate": "2026-11-30T13:13:48.807418"}','[{"method": "GET", "path": "/10dlc/campaign/23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "status": 200, "duration_ms": 3, "answer": "{\"subUsecases\": [], \"termsAndConditions\": true, \"autoRenewal\": true, \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"usecase\": \"ACCOUNT_NOTIFICATION\", \"description\": \"Reminders of appointments that patients have made with Northwind Dental.\", \"messageFlow\": \"Patients tick a box on the booking fo\u2026"}]','2026-11-30 13:13:48.879857');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','93476802-6da7-5238-b8cf-4c788965dceb',1,'assignment intended','not_assigned','assigning',0,'registration','{}','[]','2026-11-30 13:13:48.892087');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3ae50d53-e724-5e39-8b12-be16de8bc88e',1,'assignment intended','not_assigned','assigning',0,'registration','{}','[]','2026-11-30 13:13:48.896140');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','022f5c88-c6d0-57fa-add2-d89c3d20e27e',1,'assignment intended','not_assigned','assigning',0,'registration','{}','[]','2026-11-30 13:13:48.902012');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','93476802-6da7-5238-b8cf-4c788965dceb',2,'assigned at once','assigning','assigned',0,'registration','{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[{"method": "GET", "path": "/10dlc/phone_number_campaigns/%2B12125550199", "status": 404, "duration_ms": 2, "answer": "{\"errors\": [{\"code\": \"10005\", \"title\": \"Resource not found\", \"detail\": \"Phone Number Campaign does not exist on account\"}]}"}, {"method": "POST", "path": "/10dlc/phone_number_campaigns", "status": 200, "duration_ms": 2, "answer": "{\"phoneNumber\": \"+12125550199\", \"campaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"telnyxCampaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"tcrCampaignId\": \"CWH33AN\", \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"tcrBrandId\": \"B2CVRZM\", \"createdAt\": \"2026-11-30T13:13:48.899056\", \"assig\u2026"}, {"method": "GET", "path": "/10dlc/phone_number_campaigns/%2B12125550199", "status": 200, "duration_ms": 2, "answer": "{\"phoneNumber\": \"+12125550199\", \"campaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"telnyxCampaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"tcrCampaignId\": \"CWH33AN\", \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"tcrBrandId\": \"B2CVRZM\", \"createdAt\": \"2026-11-30T13:13:48.899056\", \"assig\u2026"}]','2026-11-30 13:13:48.915546');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','022f5c88-c6d0-57fa-add2-d89c3d20e27e',2,'assigned at once','assigning','assigned',0,'registration','{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[{"method": "GET", "path": "/10dlc/phone_number_campaigns/%2B12125550111", "status": 200, "duration_ms": 2, "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"telnyxCampaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"tcrCampaignId\": \"CWH33AN\", \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"tcrBrandId\": \"B2CVRZM\", \"createdAt\": \"2026-11-30T13:13:48.903575\", \"assig\u2026"}]','2026-11-30 13:13:48.925172');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3ae50d53-e724-5e39-8b12-be16de8bc88e',2,'assigned at once','assigning','assigned',0,'registration','{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[{"method": "GET", "path": "/10dlc/phone_number_campaigns/%2B12125550111", "status": 404, "duration_ms": 1, "answer": "{\"errors\": [{\"code\": \"10005\", \"title\": \"Resource not found\", \"detail\": \"Phone Number Campaign does not exist on account\"}]}"}, {"method": "POST", "path": "/10dlc/phone_number_campaigns", "status": 200, "duration_ms": 1, "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"telnyxCampaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"tcrCampaignId\": \"CWH33AN\", \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"tcrBrandId\": \"B2CVRZM\", \"createdAt\": \"2026-11-30T13:13:48.903575\", \"assig\u2026"}, {"method": "GET", "path": "/10dlc/phone_number_campaigns/%2B12125550111", "status": 200, "duration_ms": 3, "answer": "{\"phoneNumber\": \"+12125550111\", \"campaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"telnyxCampaignId\": \"23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a\", \"tcrCampaignId\": \"CWH33AN\", \"brandId\": \"a50c9a8d-812d-4170-9b6b-20bbc1f99418\", \"tcrBrandId\": \"B2CVRZM\", \"createdAt\": \"2026-11-30T13:13:48.903575\", \"assig\u2026"}]','2026-11-30 13:13:48.935578');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','42636c12-c363-5273-8479-ff4d258ba163',1,'assigned, as read for another profile','not_assigned','assigned',0,'completion','{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "read_at": "2026-11-30T13:13:48.915546+00:00"}','[]','2026-11-30 13:13:48.954406');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','c5504ed2-f76b-55b1-987c-e4f7d3cbdb9a',1,'first reading','unknown','connected',0,'completion','{"account_review_status": "APPROVED", "status": "CONNECTED", "platform_type": "CLOUD_API", "code_verification_status": "VERIFIED", "name_status": "APPROVED", "quality_rating": "GREEN", "can_send_message": "AVAILABLE", "can_send_message.PHONE_NUMBER": "AVAILABLE", "can_send_message.WABA": "AVAILABLE", "can_send_message.BUSINESS": "AVAILABLE", "can_send_message.APP": "AVAILABLE"}','[]','2026-11-30 13:13:49.059710');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','1758c220-76db-552e-92f9-fd60bd35a053',1,'assigned, as read for another profile','not_assigned','assigned',0,'completion','{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "read_at": "2026-11-30T13:13:48.915546+00:00"}','[]','2026-11-30 13:13:49.059710');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','960cfb8c-2e63-574e-bdc6-424355bbe1f2',1,'submission intended','not_submitted','submitting',0,'completion','{}','[]','2026-11-30 13:13:49.169545');
INSERT INTO "registration_moves" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','960cfb8c-2e63-574e-bdc6-424355bbe1f2',2,'unavailable','submitting','submitting',1,'completion','{"message": "telnyx: Service unavailable: The service is temporarily unavailable; try again later."}','[{"method": "GET", "path": "/10dlc/brand", "status": 200, "duration_ms": 2, "answer": "{\"records\": [], \"page\": 1, \"totalRecords\": 0}"}, {"method": "POST", "path": "/10dlc/brand", "status": 503, "duration_ms": 3, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 13:13:49.182245');
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
INSERT INTO "registrations" VALUES('b3f20765-8a09-5f9d-9398-cdb904d31e0d','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','brand','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e7cd33f2-19e2-442a-a128-a4b78a4b4b16','verified','2026-11-30 13:13:48.797482','a50c9a8d-812d-4170-9b6b-20bbc1f99418','B2CVRZM','{"status": "OK", "identityStatus": "VERIFIED", "tcrBrandId": "B2CVRZM", "universalEin": "US_123456789", "cspId": "S555TEL", "brandRelationship": "BASIC_ACCOUNT", "entityType": "PRIVATE_PROFIT", "mock": "false"}','[]','{"token": "b3f20765-8a09-5f9d-9398-cdb904d31e0d-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T13:13:48.632921+00:00", "display_name": "Northwind Dental LLC"}}','{"display_name": "Northwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Northwind Dental LLC", "tax_id": "12-3456789", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,'2026-11-30 13:13:48.691692','2026-11-30 13:13:48.797482','2026-12-01 13:13:48.797482',0,'2026-11-30 13:13:48.632921','{"identity_status": "VERIFIED", "universal_ein": "US_123456789", "csp_id": "S555TEL", "is_registered": true}');
INSERT INTO "registrations" VALUES('082c763d-20be-53c6-bdfa-7182e5736fc9','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','campaign','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','9f0c31a9-25ee-44de-bf06-d9e83366927e','approved','2026-11-30 13:13:48.879857','23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a','CWH33AN','{"campaignStatus": "MNO_PROVISIONED", "submissionStatus": "CREATED", "status": "ACTIVE", "usecase": "ACCOUNT_NOTIFICATION", "cspId": "S555TEL", "mock": "false", "isTMobileRegistered": "true", "isTMobileSuspended": "false", "billedDate": "2026-11-30T13:13:48.807418"}','[]','{"token": "082c763d-20be-53c6-bdfa-7182e5736fc9-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T13:13:48.800188+00:00", "display_name": "Northwind Dental LLC"}}','{"description": "Reminders of appointments that patients have made with Northwind Dental.", "message_flow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.", "privacy_policy_link": null, "terms_and_conditions_link": null, "optin_message": null, "optout_message": null, "help_message": null, "optin_keywords": null, "optout_keywords": null, "help_keywords": null, "volume": null, "shared_tcr_campaign_id": null, "use_cases": ["ACCOUNT_NOTIFICATION"], "samples": [["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.", "Northwind Dental: please confirm your visit on Friday. Reply HELP for help."]]}',NULL,NULL,NULL,'2026-11-30 13:13:48.810900','2026-11-30 13:13:48.879857','2026-12-01 13:13:48.879857',0,'2026-11-30 13:13:48.800188','{}');
INSERT INTO "registrations" VALUES('93476802-6da7-5238-b8cf-4c788965dceb','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','number','33ea1788-f393-4fb0-960b-2f1515388ee9','+12125550199','assigned','2026-11-30 13:13:48.915546','+12125550199',NULL,'{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[]','{"token": "93476802-6da7-5238-b8cf-4c788965dceb-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T13:13:48.892087+00:00", "display_name": "Northwind Dental LLC"}}',NULL,NULL,NULL,NULL,'2026-11-30 13:13:48.915546','2026-11-30 13:13:48.915546','2026-12-01 13:13:48.915546',0,'2026-11-30 13:13:48.892087','{"campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}');
INSERT INTO "registrations" VALUES('3ae50d53-e724-5e39-8b12-be16de8bc88e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','number','54ece9c1-34e1-4350-a1ce-656b6ebed43f','+12125550111','assigned','2026-11-30 13:13:48.935578','+12125550111',NULL,'{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[]','{"token": "3ae50d53-e724-5e39-8b12-be16de8bc88e-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T13:13:48.896140+00:00", "display_name": "Northwind Dental LLC"}}',NULL,NULL,NULL,NULL,'2026-11-30 13:13:48.935578','2026-11-30 13:13:48.935578','2026-12-01 13:13:48.935578',0,'2026-11-30 13:13:48.896140','{"campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}');
INSERT INTO "registrations" VALUES('022f5c88-c6d0-57fa-add2-d89c3d20e27e','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','number','6f3dad7b-02a6-4c67-8821-0d88d48ce212','+12125550111','assigned','2026-11-30 13:13:48.925172','+12125550111',NULL,'{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[]','{"token": "022f5c88-c6d0-57fa-add2-d89c3d20e27e-1", "sent_at": null, "details": {"first_sent_at": "2026-11-30T13:13:48.902012+00:00", "display_name": "Northwind Dental LLC"}}',NULL,NULL,NULL,NULL,'2026-11-30 13:13:48.925172','2026-11-30 13:13:48.925172','2026-12-01 13:13:48.925172',0,'2026-11-30 13:13:48.902012','{"campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}');
INSERT INTO "registrations" VALUES('42636c12-c363-5273-8479-ff4d258ba163','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','number','4129a4ee-b7cd-45b3-8dac-014c1c792319','+12125550199','assigned','2026-11-30 13:13:48.954406','+12125550199',NULL,'{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[]',NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:48.915546','2026-11-30 13:13:48.915546','2026-12-01 13:13:48.954406',0,'2026-11-30 13:13:48.954406','{"campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}');
INSERT INTO "registrations" VALUES('c5504ed2-f76b-55b1-987c-e4f7d3cbdb9a','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','whatsapp','ceae0233-48a8-46ff-82b6-3795789bd35e','7110001100','connected','2026-11-30 13:13:49.059710','71100011001',NULL,'{"account_review_status": "APPROVED", "status": "CONNECTED", "platform_type": "CLOUD_API", "code_verification_status": "VERIFIED", "name_status": "APPROVED", "quality_rating": "GREEN", "can_send_message": "AVAILABLE", "can_send_message.PHONE_NUMBER": "AVAILABLE", "can_send_message.WABA": "AVAILABLE", "can_send_message.BUSINESS": "AVAILABLE", "can_send_message.APP": "AVAILABLE"}','[{"code": "webhook_fields_missing", "message": "The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update.", "remedy": "For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check.", "fields": []}]',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:49.059710','2026-12-01 13:13:49.059710',0,'2026-11-30 13:13:49.059710','{}');
INSERT INTO "registrations" VALUES('1758c220-76db-552e-92f9-fd60bd35a053','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','number','ceae0233-48a8-46ff-82b6-3795789bd35e','+12125550199','assigned','2026-11-30 13:13:49.059710','+12125550199',NULL,'{"assignmentStatus": "ASSIGNED", "telnyxCampaignId": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a", "tcrCampaignId": "CWH33AN", "brandId": "a50c9a8d-812d-4170-9b6b-20bbc1f99418", "tcrBrandId": "B2CVRZM", "campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}','[]',NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:48.915546','2026-11-30 13:13:48.915546','2026-12-01 13:13:49.059710',0,'2026-11-30 13:13:49.059710','{"campaign_id": "23a2ba83-123a-4ae6-aa8c-f8bb3b0ade3a"}');
INSERT INTO "registrations" VALUES('960cfb8c-2e63-574e-bdc6-424355bbe1f2','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','brand','064e46c2-f6c0-4d15-a765-ecc698150f38','adb463ac-769a-4b17-92cc-edac019386c4','submitting','2026-11-30 13:13:49.169545',NULL,NULL,'{}','[]','{"token": "960cfb8c-2e63-574e-bdc6-424355bbe1f2-1", "sent_at": "2026-11-30T13:13:49.169545+00:00", "details": {"first_sent_at": "2026-11-30T13:13:49.169545+00:00", "display_name": "Southwind Dental LLC"}}','{"display_name": "Southwind Dental LLC", "contact": {"name": "Ann Archer", "business_name": null, "role": null, "phone": "+12125550100", "email": "ann@northwind.example", "phone_country_code": null, "first_name": null, "last_name": null, "mobile_phone": null}, "business": {"legal_name": "Southwind Dental LLC", "tax_id": "98-7654321", "tax_id_type": null, "entity_type": "PRIVATE_PROFIT", "street": "1 Main Street", "city": "Springfield", "state": "IL", "postal_code": "62701", "country": "US", "url": "https://northwind.example", "country_of_registration": null, "stock_symbol": null, "stock_exchange": null}, "vertical": "HEALTHCARE"}',NULL,NULL,NULL,NULL,NULL,'2026-11-30 13:13:50.058076',1,'2026-11-30 13:13:49.169545','{}');
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
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ec8476aa-f172-43ca-b92d-56edb4b20302','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 7, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"59805e91-83e6-4e99-b12f-10c24efb656e\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"59805e91-83e6-4e99-b12f-10c24efb656e\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 2, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"59805e91-83e6-4e99-b12f-10c24efb656e\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555011155/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555011155\", \"phone_number\": \"+12125550111\", \"messaging_profile_id\": \"59805e91-83e6-4e99-b12f-10c24efb656e\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 13:13:48.591784','2026-11-30 13:13:48.622009');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "GET", "path": "/messaging_profiles/59805e91-83e6-4e99-b12f-10c24efb656e", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"59805e91-83e6-4e99-b12f-10c24efb656e\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}]','2026-11-30 13:13:48.770598','2026-11-30 13:13:48.781035');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3bf80d4a-ff0c-414c-9142-7ebc435abe94','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 1, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555019955/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"messaging_profile_id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555019955/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"messaging_profile_id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 13:13:48.853375','2026-11-30 13:13:48.866201');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"8357389e-b6a\u2026"}]','2026-11-30 13:13:48.949311','2026-11-30 13:13:48.954406');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 3, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"8357389e-b6ae-432b-b654-38e657fad8a6\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"phone_number\", \"id\": \"200001212555019955\", \"phone_number\": \"+12125550199\", \"country_iso_alpha2\": \"US\", \"status\": \"active\", \"phone_number_type\": \"local\", \"tags\": [], \"customer_reference\": \"\", \"connection_id\": \"\", \"connection_name\": \"\", \"messaging_profile_id\": \"8357389e-b6a\u2026"}]','2026-11-30 13:13:49.029519','2026-11-30 13:13:49.036999');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','connect_whatsapp',1,'done',NULL,'[{"method": "GET", "path": "/debug_token", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"app_id\": \"555000000000001\", \"type\": \"SYSTEM_USER\", \"application\": \"Simulated App\", \"data_access_expires_at\": 0, \"expires_at\": 0, \"is_valid\": true, \"issued_at\": 1795958029, \"scopes\": [\"whatsapp_business_management\", \"whatsapp_business_messaging\"], \"granular_scopes\": [{\"scope\": \"whatsapp_b\u2026"}, {"method": "GET", "path": "/7110001100", "status": 200, "duration_ms": 2, "answer": "{\"id\": \"7110001100\", \"name\": \"Simulated Business 1100\", \"account_review_status\": \"APPROVED\"}"}, {"method": "GET", "path": "/7110001100/phone_numbers", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\"}], \"paging\": {\"cursors\": {\"before\": \"NzExMDAwMTEwMDE\", \"after\": \"NzExMDAwMTEwMDE\"}}}"}, {"method": "GET", "path": "/71100011001", "status": 200, "duration_ms": 1, "answer": "{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\", \"status\": \"PENDING\", \"code_verification_status\": \"VERIFIED\", \"platform_type\": \"NOT_APPLICABLE\", \"is_on_biz_app\": false}"}, {"method": "POST", "path": "/71100011001/register", "status": 200, "duration_ms": 2, "answer": "{\"success\": true}"}, {"method": "GET", "path": "/7110001100/subscribed_apps", "status": 200, "duration_ms": 1, "answer": "{\"data\": []}"}, {"method": "POST", "path": "/7110001100/subscribed_apps", "status": 200, "duration_ms": 1, "answer": "{\"success\": true}"}, {"method": "GET", "path": "/7110001100/subscribed_apps", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"whatsapp_business_api_data\": {\"id\": \"555000000000001\", \"name\": \"Simulated App\", \"link\": \"https://www.facebook.com/games/?app_id=555000000000001\"}}]}"}, {"method": "GET", "path": "/555000000000001/subscriptions", "status": 200, "duration_ms": 1, "answer": "{\"data\": []}"}, {"method": "GET", "path": "/71100011001", "status": 200, "duration_ms": 1, "answer": "{\"id\": \"71100011001\", \"display_phone_number\": \"+1 853-555-5193\", \"status\": \"CONNECTED\", \"code_verification_status\": \"VERIFIED\", \"platform_type\": \"CLOUD_API\", \"is_on_biz_app\": false, \"name_status\": \"APPROVED\", \"quality_rating\": \"GREEN\", \"health_status\": {\"can_send_message\": \"AVAILABLE\", \"entities\": \u2026"}]','2026-11-30 13:13:49.036999','2026-11-30 13:13:49.059710');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e19a762f-b669-4ac1-ac1f-786bd62040fe','connect_sms',1,'done',NULL,'[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 2, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 200, "duration_ms": 2, "answer": "numbers found: 1"}, {"method": "POST", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_profile\", \"id\": \"c74a4209-4e23-4d97-98ae-0b144a6167c1\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\": \u2026"}, {"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 1, "answer": "{\"data\": [{\"record_type\": \"messaging_profile\", \"id\": \"c74a4209-4e23-4d97-98ae-0b144a6167c1\", \"organization_id\": \"5550a1de-0000-4000-8000-000000000555\", \"enabled\": true, \"webhook_url\": \"\", \"webhook_failover_url\": \"\", \"webhook_api_version\": \"2\", \"number_pool_settings\": null, \"url_shortener_settings\":\u2026"}, {"method": "PATCH", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"c74a4209-4e23-4d97-98ae-0b144a6167c1\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}, {"method": "GET", "path": "/phone_numbers/200001212555012255/messaging", "status": 200, "duration_ms": 1, "answer": "{\"data\": {\"record_type\": \"messaging_settings\", \"id\": \"200001212555012255\", \"phone_number\": \"+12125550122\", \"messaging_profile_id\": \"c74a4209-4e23-4d97-98ae-0b144a6167c1\", \"messaging_product\": \"A2P\", \"traffic_type\": \"A2P\", \"type\": \"long-code\", \"country_code\": \"US\", \"eligible_messaging_products\": [\"A\u2026"}]','2026-11-30 13:13:49.150846','2026-11-30 13:13:49.163117');
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b82460c9-066a-4abd-add3-cf216674201f','connect_sms',1,'running',NULL,'[]','2026-11-30 13:13:49.230386',NULL);
INSERT INTO "run_attempts" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','95192a25-27c7-497a-818e-dfc5f2213ba3','connect_sms',1,'unavailable','telnyx: Service unavailable: The service is temporarily unavailable; try again later.','[{"method": "GET", "path": "/messaging_profiles", "status": 200, "duration_ms": 3, "answer": "{\"data\": [], \"meta\": {\"page_number\": 1, \"page_size\": 250, \"total_pages\": 0, \"total_results\": 0}}"}, {"method": "GET", "path": "/phone_numbers", "status": 503, "duration_ms": 1, "answer": "{\"errors\": [{\"code\": \"10037\", \"title\": \"Service unavailable\", \"detail\": \"The service is temporarily unavailable; try again later.\", \"meta\": {\"url\": \"https://developers.telnyx.com/docs/overview/errors/10037\"}}]}"}]','2026-11-30 13:13:49.296029','2026-11-30 13:13:49.308115');
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
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ec8476aa-f172-43ca-b92d-56edb4b20302','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:48.574817');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','1088af38fd74c3fb1da14dd14cecd609031cfd013874225c966ca56963b7577b','http://127.0.0.1:9/done','2026-11-30 13:13:48.764155');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3bf80d4a-ff0c-414c-9142-7ebc435abe94','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:48.844118');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:48.937734');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:49.020843');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e19a762f-b669-4ac1-ac1f-786bd62040fe','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:49.146587');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b82460c9-066a-4abd-add3-cf216674201f','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:49.224360');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','95192a25-27c7-497a-818e-dfc5f2213ba3','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:49.291781');
INSERT INTO "run_callbacks" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','0fae4770-06e9-441c-a863-2072945021c8','abf3955a526a6571b1d2b17f42aff4a0ee2c6ec51415a293ff99f332eb4c47b3','http://127.0.0.1:35579/done','2026-11-30 13:13:50.092007');
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
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ec8476aa-f172-43ca-b92d-56edb4b20302','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "59805e91-83e6-4e99-b12f-10c24efb656e"}','2026-11-30 13:13:48.591784','2026-11-30 13:13:48.622009',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ec8476aa-f172-43ca-b92d-56edb4b20302','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 13:13:48.622009',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ec8476aa-f172-43ca-b92d-56edb4b20302','settle',2,'done','{"status": "completed"}','2026-11-30 13:13:48.622009','2026-11-30 13:13:48.622009',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','connect_sms',0,'done','{"phone_number": "+12125550111", "phone_number_id": "200001212555011155", "messaging_profile_id": "59805e91-83e6-4e99-b12f-10c24efb656e"}','2026-11-30 13:13:48.770598','2026-11-30 13:13:48.781035',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 13:13:48.781035',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b3681a8c-1678-40b6-bfa0-0ca9941660d8','settle',2,'done','{"status": "completed"}','2026-11-30 13:13:48.781035','2026-11-30 13:13:48.781035',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3bf80d4a-ff0c-414c-9142-7ebc435abe94','connect_sms',0,'done','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','2026-11-30 13:13:48.853375','2026-11-30 13:13:48.866201',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3bf80d4a-ff0c-414c-9142-7ebc435abe94','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 13:13:48.866201',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','3bf80d4a-ff0c-414c-9142-7ebc435abe94','settle',2,'done','{"status": "completed"}','2026-11-30 13:13:48.866201','2026-11-30 13:13:48.866201',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','connect_sms',0,'done','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','2026-11-30 13:13:48.949311','2026-11-30 13:13:48.954406',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 13:13:48.954406',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','settle',2,'done','{"status": "completed"}','2026-11-30 13:13:48.954406','2026-11-30 13:13:48.954406',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','connect_sms',0,'done','{"phone_number": "+12125550199", "phone_number_id": "200001212555019955", "messaging_profile_id": "8357389e-b6ae-432b-b654-38e657fad8a6"}','2026-11-30 13:13:49.029519','2026-11-30 13:13:49.036999',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','connect_whatsapp',1,'done','{"waba_id": "7110001100", "phone_number_id": "71100011001", "phone_number": "+18535555193", "notes": ["The app''s webhook does not report account_update, account_review_update, phone_number_name_update, phone_number_quality_update. For the operator of Clearsend: in the App Dashboard of Meta, under WhatsApp, Configuration, Webhook fields, subscribe the fields that the message names. Until then Clearsend finds such changes at its next scheduled check."]}','2026-11-30 13:13:49.036999','2026-11-30 13:13:49.059710',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','44a3552c-a290-42bb-bd38-b24c50beda08','settle',2,'done','{"status": "completed"}','2026-11-30 13:13:49.059710','2026-11-30 13:13:49.059710',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e19a762f-b669-4ac1-ac1f-786bd62040fe','connect_sms',0,'done','{"phone_number": "+12125550122", "phone_number_id": "200001212555012255", "messaging_profile_id": "c74a4209-4e23-4d97-98ae-0b144a6167c1"}','2026-11-30 13:13:49.150846','2026-11-30 13:13:49.163117',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e19a762f-b669-4ac1-ac1f-786bd62040fe','connect_whatsapp',1,'skipped','{"reason": "not configured"}',NULL,'2026-11-30 13:13:49.163117',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','e19a762f-b669-4ac1-ac1f-786bd62040fe','settle',2,'done','{"status": "submitted"}','2026-11-30 13:13:49.163117','2026-11-30 13:13:49.163117',NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b82460c9-066a-4abd-add3-cf216674201f','connect_sms',0,'running',NULL,'2026-11-30 13:13:49.230386',NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b82460c9-066a-4abd-add3-cf216674201f','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','b82460c9-066a-4abd-add3-cf216674201f','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','95192a25-27c7-497a-818e-dfc5f2213ba3','connect_sms',0,'waiting',NULL,'2026-11-30 13:13:49.296029',NULL,'2026-11-30 13:13:50.155262');
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','95192a25-27c7-497a-818e-dfc5f2213ba3','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','95192a25-27c7-497a-818e-dfc5f2213ba3','settle',2,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','0fae4770-06e9-441c-a863-2072945021c8','connect_sms',0,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','0fae4770-06e9-441c-a863-2072945021c8','connect_whatsapp',1,'pending',NULL,NULL,NULL,NULL);
INSERT INTO "run_steps" VALUES('7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','0fae4770-06e9-441c-a863-2072945021c8','settle',2,'pending',NULL,NULL,NULL,NULL);
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
INSERT INTO "runs" VALUES('ec8476aa-f172-43ca-b92d-56edb4b20302','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','6f3dad7b-02a6-4c67-8821-0d88d48ce212','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_SOUTZx79Pp','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:48.574817','2026-11-30 13:13:48.591784','2026-11-30 13:13:48.622009');
INSERT INTO "runs" VALUES('b3681a8c-1678-40b6-bfa0-0ca9941660d8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','54ece9c1-34e1-4350-a1ce-656b6ebed43f','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_f118LTfeuo','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:48.764155','2026-11-30 13:13:48.770598','2026-11-30 13:13:48.781035');
INSERT INTO "runs" VALUES('3bf80d4a-ff0c-414c-9142-7ebc435abe94','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','33ea1788-f393-4fb0-960b-2f1515388ee9','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_02l1SeQO1g','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:48.844118','2026-11-30 13:13:48.853375','2026-11-30 13:13:48.866201');
INSERT INTO "runs" VALUES('ae3f74cc-6d2f-45ca-a5c9-dcfeffad7867','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','4129a4ee-b7cd-45b3-8dac-014c1c792319','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_aTMDmiogWM','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:48.937734','2026-11-30 13:13:48.949311','2026-11-30 13:13:48.954406');
INSERT INTO "runs" VALUES('44a3552c-a290-42bb-bd38-b24c50beda08','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','completed','[{"code": "ready", "message": "Every prerequisite is met, and no approval is pending.", "remedy": null, "fields": []}]','req_6dGId6ESFi','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:49.020843','2026-11-30 13:13:49.029519','2026-11-30 13:13:49.059710');
INSERT INTO "runs" VALUES('e19a762f-b669-4ac1-ac1f-786bd62040fe','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','064e46c2-f6c0-4d15-a765-ecc698150f38','submitted','[{"code": "awaiting_registry", "message": "The profile''s own brand or campaigns await the approval of the Campaign Registry.", "remedy": null, "fields": []}]','req_w0uBOL6vVb','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:49.146587','2026-11-30 13:13:49.150846','2026-11-30 13:13:49.163117');
INSERT INTO "runs" VALUES('b82460c9-066a-4abd-add3-cf216674201f','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','40e6629b-e5bd-4f16-8b35-b0be81f8a005','in_progress','[]','req_ritLrR3cBy','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:49.224360','2026-11-30 13:13:49.230386',NULL);
INSERT INTO "runs" VALUES('95192a25-27c7-497a-818e-dfc5f2213ba3','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','f1c88f0d-f4e4-402e-b16b-fc195eb145d8','in_progress','[]','req_EVW3XTUu8l','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:49.291781','2026-11-30 13:13:49.296029',NULL);
INSERT INTO "runs" VALUES('0fae4770-06e9-441c-a863-2072945021c8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','2d68fa89-9a24-4067-8c8f-ec69167c4948','queued','[]','req_JEgyzPPPIZ','cb0f8128-90d8-45b3-8c3a-79bd94516f1a','2026-11-30 13:13:50.092007',NULL,NULL);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('claims','sqlite_autoindex_claims_1','3 3 1');
INSERT INTO "sqlite_stat1" VALUES('agreements','uq_agreements_open','2 2 2 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('agreements','sqlite_autoindex_agreements_1','5 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_org_id_state','9 9 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_vendor_id','9 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_tcr_id','9 3');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_next_check_at','9 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','ix_registrations_kind_subject_id','9 3 2');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_2','9 9 2 1 1');
INSERT INTO "sqlite_stat1" VALUES('registrations','sqlite_autoindex_registrations_1','9 1');
INSERT INTO "sqlite_stat1" VALUES('events','ix_events_of_organizations','4 4 1 1');
INSERT INTO "sqlite_stat1" VALUES('events','ix_events_org_id_profile_id_occurred_at_id','47 47 6 1 1');
INSERT INTO "sqlite_stat1" VALUES('events','sqlite_autoindex_events_1','47 1');
INSERT INTO "sqlite_stat1" VALUES('whatsapp_registrations','ix_whatsapp_registrations_phone_number_id_at','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('whatsapp_registrations','sqlite_autoindex_whatsapp_registrations_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('run_steps','sqlite_autoindex_run_steps_1','24 3 1');
INSERT INTO "sqlite_stat1" VALUES('profile_counts','sqlite_autoindex_profile_counts_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('registration_moves','sqlite_autoindex_registration_moves_1','17 2 1');
INSERT INTO "sqlite_stat1" VALUES('run_callbacks','sqlite_autoindex_run_callbacks_1','8 1 1');
INSERT INTO "sqlite_stat1" VALUES('channels','ix_channels_org_id_owner_id','7 7 2');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_2','7 2 1');
INSERT INTO "sqlite_stat1" VALUES('channels','sqlite_autoindex_channels_1','7 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','ix_api_keys_org_id','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('api_keys','sqlite_autoindex_api_keys_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('delivery_attempts','sqlite_autoindex_delivery_attempts_1','6 1 1');
INSERT INTO "sqlite_stat1" VALUES('alembic_version','sqlite_autoindex_alembic_version_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('leases','sqlite_autoindex_leases_1','3 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_outbox','1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_finished_at','6 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_endpoint_id_created_at_id','6 6 1 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_event_id','6 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','ix_deliveries_run_id','6 1');
INSERT INTO "sqlite_stat1" VALUES('deliveries','sqlite_autoindex_deliveries_1','6 1');
INSERT INTO "sqlite_stat1" VALUES('organizations','sqlite_autoindex_organizations_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_2','2 1');
INSERT INTO "sqlite_stat1" VALUES('brands','sqlite_autoindex_brands_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('run_attempts','sqlite_autoindex_run_attempts_1','9 2 1 1');
INSERT INTO "sqlite_stat1" VALUES('wakeups','ix_wakeups_due','5 2');
INSERT INTO "sqlite_stat1" VALUES('wakeups','ix_wakeups_active','1 1 1 1');
INSERT INTO "sqlite_stat1" VALUES('wakeups','sqlite_autoindex_wakeups_1','6 2 1');
INSERT INTO "sqlite_stat1" VALUES('runs','uq_runs_open_profile','2 1');
INSERT INTO "sqlite_stat1" VALUES('runs','ix_runs_profile_id_requested_at','8 1 1');
INSERT INTO "sqlite_stat1" VALUES('runs','sqlite_autoindex_runs_1','8 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_status','8 8 3 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_change','8 8 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','ix_profiles_by_age','8 8 1 1');
INSERT INTO "sqlite_stat1" VALUES('profiles','sqlite_autoindex_profiles_1','8 1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_2','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('users','sqlite_autoindex_users_1','1 1');
INSERT INTO "sqlite_stat1" VALUES('vendor_circuits','sqlite_autoindex_vendor_circuits_1','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','ix_campaigns_org_id_owner_id','2 2 1');
INSERT INTO "sqlite_stat1" VALUES('campaigns','sqlite_autoindex_campaigns_1','2 1');
INSERT INTO "sqlite_stat1" VALUES('whatsapp_accounts','sqlite_autoindex_whatsapp_accounts_2','1 1');
INSERT INTO "sqlite_stat1" VALUES('whatsapp_accounts','sqlite_autoindex_whatsapp_accounts_1','1 1');
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
INSERT INTO "users" VALUES('cb0f8128-90d8-45b3-8c3a-79bd94516f1a','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','owner-c2607df4@platform.example','Northwind Group','owner','active','2026-11-30 13:13:47.045169','2026-11-30 13:13:47.045169');
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
INSERT INTO "vendor_circuits" VALUES('telnyx','',1,NULL,NULL,'it answers with the status 503','2026-11-30 13:13:49.306716');
CREATE TABLE wakeups (
	kind VARCHAR(32) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	org_id VARCHAR(64) NOT NULL, 
	lane VARCHAR(16) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	number BIGINT NOT NULL, 
	tag INTEGER NOT NULL, 
	is_first BOOLEAN NOT NULL, 
	due_at DATETIME, 
	since DATETIME NOT NULL, 
	cause VARCHAR(32), 
	traceparent VARCHAR(64), 
	CONSTRAINT pk_wakeups PRIMARY KEY (kind, subject)
);
INSERT INTO "wakeups" VALUES('housekeeping','everything','','chores','idle',1796044428379297,0,1,'2026-11-30 13:13:48.379297','2026-11-30 13:13:48.379297',NULL,NULL);
INSERT INTO "wakeups" VALUES('reconcile','everything','','chores','idle',1796044428379297,0,1,'2026-11-30 13:13:48.379297','2026-11-30 13:13:48.379297',NULL,NULL);
INSERT INTO "wakeups" VALUES('deliver_webhook','c887c8ae4f2287589a9423bc3a17f605a98d1dd59a963271c4aa7f3e05756b16','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','retries','idle',1796044428781035,0,1,'2026-11-30 13:13:49.870532','2026-11-30 13:13:48.794551',NULL,NULL);
INSERT INTO "wakeups" VALUES('advance_registration','064e46c2-f6c0-4d15-a765-ecc698150f38','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','registrations','idle',1796044429163117,0,1,'2026-11-30 13:13:50.058076','2026-11-30 13:13:49.183791','registration',NULL);
INSERT INTO "wakeups" VALUES('complete_profile','b82460c9-066a-4abd-add3-cf216674201f','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','completions','running',1796044429224360,0,1,NULL,'2026-11-30 13:13:49.226044',NULL,NULL);
INSERT INTO "wakeups" VALUES('complete_profile','95192a25-27c7-497a-818e-dfc5f2213ba3','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','completions','idle',1796044429291781,1,0,'2026-11-30 13:13:50.155262','2026-11-30 13:13:49.308115',NULL,NULL);
INSERT INTO "wakeups" VALUES('complete_profile','0fae4770-06e9-441c-a863-2072945021c8','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','completions','waiting',1796044430092007,1,0,NULL,'2026-11-30 13:13:50.092007',NULL,NULL);
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
INSERT INTO "whatsapp_accounts" VALUES('f36c6693-c100-4516-9ace-356f1730a47f','7e9ab26b-d2bc-4a6c-ab61-dca6502b415d','ceae0233-48a8-46ff-82b6-3795789bd35e','7110001100',NULL,'gAAAAABrDXaNLXhrkwCSDaBtdoBicMAfP2WB0lbPYWbg3hJiRvFCghbXE1-x3R_TmigRAY4mWrXwdgkMfEi60r-Ns8seucWIZ0rEi7cC9eo_-GlxM50E-TQ=','gAAAAABrDXaNN1HAByQHgNgN0cv7nK4YwMyxCFRQ1HIOVWQ72xtcacgodvsulfmcPelOEIGLFJNuWqpGKjffWcjch66QfeN2ug==','2026-11-30 13:13:49.013815','2026-11-30 13:13:49.036999',NULL);
CREATE TABLE whatsapp_registrations (
	id VARCHAR(64) NOT NULL, 
	phone_number_id VARCHAR(64) NOT NULL, 
	is_accepted BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_whatsapp_registrations PRIMARY KEY (id)
);
INSERT INTO "whatsapp_registrations" VALUES('0ec8bbd4-61ec-464e-a7fe-a3466b6329f1','71100011001',0,'2026-11-30 13:13:49.050042');
INSERT INTO "whatsapp_registrations" VALUES('0e468a15-9142-4f59-8438-2534d3884ab6','71100011001',1,'2026-11-30 13:13:49.052798');
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
CREATE INDEX ix_wakeups_waiting ON wakeups (lane, tag) WHERE state = 'waiting';
CREATE INDEX ix_wakeups_active ON wakeups (lane, org_id, tag) WHERE state <> 'idle';
CREATE INDEX ix_wakeups_due ON wakeups (due_at) WHERE state = 'idle';
CREATE INDEX ix_events_of_organizations ON events (org_id, occurred_at, id) WHERE profile_id IS NULL;
CREATE INDEX ix_deliveries_outbox ON deliveries (receiver, status, next_attempt_at) WHERE finished_at IS NULL;
COMMIT;
