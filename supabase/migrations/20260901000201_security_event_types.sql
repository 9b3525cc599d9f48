-- security: the catalogue of security events, the codes of the restaurant bot included.
-- Depends on: security_event_types. Exposes: rows only.

insert into public.security_event_types (code, module, severity, description)
values
  -- Members and tenants (mirror of the members' history)
  ('TENANT_CREATED', 'access', 'LOW', '{
    "fr": "Entreprise créée", "en": "Company created",
    "ar": "إنشاء مؤسسة"}'),
  ('TENANT_CHANGED', 'access', 'LOW', '{
    "fr": "Réglages de l''entreprise modifiés", "en": "Company settings changed",
    "ar": "تعديل إعدادات المؤسسة"}'),
  ('SITE_CREATED', 'access', 'LOW', '{
    "fr": "Site créé", "en": "Site created",
    "ar": "إنشاء موقع"}'),
  ('SITE_CHANGED', 'access', 'LOW', '{
    "fr": "Site modifié", "en": "Site changed",
    "ar": "تعديل موقع"}'),
  ('MEMBER_INVITED', 'access', 'LOW', '{
    "fr": "Personne invitée", "en": "Person invited",
    "ar": "دعوة شخص"}'),
  ('INVITATION_REVOKED', 'access', 'LOW', '{
    "fr": "Invitation annulée", "en": "Invitation revoked",
    "ar": "إلغاء دعوة"}'),
  ('INVITATION_ACCEPTED', 'access', 'LOW', '{
    "fr": "Invitation acceptée", "en": "Invitation accepted",
    "ar": "قبول دعوة"}'),
  ('INVITATION_EXPIRED', 'access', 'LOW', '{
    "fr": "Invitation expirée", "en": "Invitation expired",
    "ar": "انتهاء صلاحية دعوة"}'),
  ('MEMBER_ADDED', 'access', 'MEDIUM', '{
    "fr": "Membre ajouté", "en": "Member added",
    "ar": "إضافة عضو"}'),
  ('MEMBER_CHANGED', 'access', 'MEDIUM', '{
    "fr": "Rôle ou site d''un membre modifié", "en": "Role or site of a member changed",
    "ar": "تغيير دور عضو أو موقعه"}'),
  ('MEMBER_RENAMED', 'access', 'LOW', '{
    "fr": "Membre renommé", "en": "Member renamed",
    "ar": "تغيير اسم عضو"}'),
  ('MEMBER_SUSPENDED', 'access', 'MEDIUM', '{
    "fr": "Membre suspendu", "en": "Member suspended",
    "ar": "تعليق عضو"}'),
  ('MEMBER_REINSTATED', 'access', 'MEDIUM', '{
    "fr": "Membre rétabli", "en": "Member reinstated",
    "ar": "إعادة تفعيل عضو"}'),
  ('MEMBER_REMOVED', 'access', 'MEDIUM', '{
    "fr": "Membre retiré", "en": "Member removed",
    "ar": "إزالة عضو"}'),
  ('ACCOUNT_DELETED', 'access', 'MEDIUM', '{
    "fr": "Compte d''un membre supprimé", "en": "Account of a member deleted",
    "ar": "حذف حساب عضو"}'),
  ('ANON_REFUSED', 'access', 'MEDIUM', '{
    "fr": "Appel anonyme refusé", "en": "Anonymous call refused",
    "ar": "رفض طلب مجهول الهوية"}'),
  ('AUTH_DENY', 'access', 'HIGH', '{
    "fr": "Jeton absent ou invalide : appel refusé", "en": "Missing or invalid token: call refused",
    "ar": "رمز غائب أو غير صالح: رُفض الطلب"}'),
  ('SCOPE_DENY', 'access', 'HIGH', '{
    "fr": "Jeton valide sans le droit demandé", "en": "Valid token without the scope asked for",
    "ar": "رمز صالح دون الصلاحية المطلوبة"}'),
  ('QUERY_TOKEN_BLOCKED', 'access', 'HIGH', '{
    "fr": "Jeton dans l''adresse : appel refusé (SEC-001)", "en": "Token in the address: call refused (SEC-001)",
    "ar": "رمز في عنوان الطلب: رُفض (SEC-001)"}'),
  ('LEGACY_TOKEN_BLOCKED', 'access', 'HIGH', '{
    "fr": "Ancien jeton partagé refusé", "en": "Legacy shared token refused",
    "ar": "رفض الرمز المشترك القديم"}'),
  ('LEGACY_TOKEN_ATTEMPT', 'access', 'HIGH', '{
    "fr": "Tentative avec l''ancien jeton partagé", "en": "Attempt with the legacy shared token",
    "ar": "محاولة بالرمز المشترك القديم"}'),
  ('LEGACY_TOKEN_USED', 'access', 'HIGH', '{
    "fr": "Ancien jeton partagé accepté", "en": "Legacy shared token accepted",
    "ar": "قبول الرمز المشترك القديم"}'),
  ('TOKEN_ROTATED', 'access', 'LOW', '{
    "fr": "Jeton renouvelé", "en": "Token rotated",
    "ar": "تجديد رمز"}'),
  -- Security's own
  ('FLAG_CHANGED', 'security', 'MEDIUM', '{
    "fr": "Option ou coupe-circuit modifié", "en": "Flag or kill switch changed",
    "ar": "تغيير خيار أو مفتاح إيقاف"}'),
  ('EXPOSURE_EXCEPTION_ADDED', 'security', 'HIGH', '{
    "fr": "Exposition admise par exception", "en": "Exposure allowed by exception",
    "ar": "السماح بانكشاف على سبيل الاستثناء"}'),
  ('EXPOSURE_EXCEPTION_ENDED', 'security', 'LOW', '{
    "fr": "Exception d''exposition terminée", "en": "Exposure exception ended",
    "ar": "إنهاء استثناء انكشاف"}'),
  ('AUDIT_PASSED', 'security', 'LOW', '{
    "fr": "Audit anonyme réussi", "en": "Anonymous audit passed",
    "ar": "نجاح التدقيق المجهول"}'),
  ('AUDIT_FAILED', 'security', 'CRITICAL', '{
    "fr": "Audit anonyme : fuite ou réponse inconnue", "en": "Anonymous audit: leak or unknown answer",
    "ar": "التدقيق المجهول: تسريب أو رد غير معروف"}'),
  ('AUDIT_INVALID', 'security', 'HIGH', '{
    "fr": "Audit anonyme sans valeur de preuve", "en": "Anonymous audit that proves nothing",
    "ar": "تدقيق مجهول لا يثبت شيئا"}'),
  -- What comes in
  ('WA_SIGNATURE_INVALID', 'messaging', 'HIGH', '{
    "fr": "Signature Meta fausse", "en": "Meta signature is wrong",
    "ar": "توقيع Meta غير صحيح"}'),
  ('WA_SIGNATURE_MISSING', 'messaging', 'HIGH', '{
    "fr": "Signature Meta absente", "en": "Meta signature is missing",
    "ar": "توقيع Meta غائب"}'),
  ('WA_REPLAY_DETECTED', 'messaging', 'MEDIUM', '{
    "fr": "Message rejoué : signalé", "en": "Replayed message: noted",
    "ar": "رسالة معادة: سُجّلت"}'),
  ('WA_REPLAY_BLOCKED', 'messaging', 'MEDIUM', '{
    "fr": "Message rejoué : écarté", "en": "Replayed message: dropped",
    "ar": "رسالة معادة: أُهملت"}'),
  ('REPLAY_ATTACK_TOO_OLD', 'messaging', 'HIGH', '{
    "fr": "Horodatage trop ancien", "en": "Timestamp too old",
    "ar": "طابع زمني قديم جدا"}'),
  ('REPLAY_ATTACK_FUTURE_TIMESTAMP', 'messaging', 'HIGH', '{
    "fr": "Horodatage dans le futur", "en": "Timestamp in the future",
    "ar": "طابع زمني في المستقبل"}'),
  ('CONTRACT_VALIDATION_FAILED', 'messaging', 'MEDIUM', '{
    "fr": "Message hors contrat", "en": "Message breaks the contract",
    "ar": "رسالة مخالفة للعقد"}'),
  ('UNSUPPORTED_MEDIA_TYPE', 'messaging', 'LOW', '{
    "fr": "Corps qui n''est pas du JSON (SEC-006)", "en": "Body is not JSON (SEC-006)",
    "ar": "محتوى ليس بصيغة JSON (SEC-006)"}'),
  ('UNKNOWN_CHANNEL_IDENTITY', 'messaging', 'HIGH', '{
    "fr": "Compte de canal inconnu", "en": "Unknown channel account",
    "ar": "حساب قناة غير معروف"}'),
  ('TENANT_CONTEXT_TAMPERED', 'messaging', 'CRITICAL', '{
    "fr": "Contexte d''entreprise altéré", "en": "Tenant context tampered with",
    "ar": "العبث بسياق المؤسسة"}'),
  ('PROD_DEFAULTS_MISSING', 'messaging', 'HIGH', '{
    "fr": "Réglages de production manquants", "en": "Production settings are missing",
    "ar": "إعدادات الإنتاج ناقصة"}'),
  ('RATE_LIMIT_EXCEEDED', 'messaging', 'MEDIUM', '{
    "fr": "Trop de messages en peu de temps", "en": "Too many messages in a short time",
    "ar": "عدد كبير من الرسائل في وقت قصير"}'),
  ('AUDIO_URL_BLOCKED', 'messaging', 'HIGH', '{
    "fr": "Adresse audio refusée", "en": "Audio address refused",
    "ar": "رفض عنوان ملف صوتي"}'),
  ('MEDIA_EXPIRED', 'messaging', 'LOW', '{
    "fr": "Média expiré chez Meta", "en": "Media expired at Meta",
    "ar": "انتهاء صلاحية وسائط لدى Meta"}'),
  ('AUTH_EXPIRED', 'messaging', 'CRITICAL', '{
    "fr": "Accès à Meta expiré", "en": "Access to Meta expired",
    "ar": "انتهاء صلاحية الوصول إلى Meta"}'),
  ('DLQ_THRESHOLD_EXCEEDED', 'messaging', 'HIGH', '{
    "fr": "Trop de messages abandonnés", "en": "Too many dead letters",
    "ar": "عدد كبير من الرسائل المتروكة"}'),
  -- Operations
  ('SLO_BREACH', 'ops', 'HIGH', '{
    "fr": "Objectif de service manqué", "en": "Service objective missed",
    "ar": "الإخلال بهدف الخدمة"}'),
  ('RETENTION_RUN', 'ops', 'LOW', '{
    "fr": "Purge périodique effectuée", "en": "Periodic purge done",
    "ar": "تنفيذ الحذف الدوري"}'),
  ('ADMIN_PING', 'ops', 'LOW', '{
    "fr": "Accès d''administration vérifié", "en": "Admin access checked",
    "ar": "التحقق من وصول الإدارة"}'),
  ('ADMIN_ORDERS_LIST', 'ordering', 'LOW', '{
    "fr": "Liste des commandes consultée", "en": "List of orders read",
    "ar": "الاطلاع على قائمة الطلبات"}'),
  ('ADMIN_CONSOLE_ACCESS_ATTEMPT', 'support', 'HIGH', '{
    "fr": "Accès à la console WhatsApp tenté", "en": "Attempt to use the WhatsApp console",
    "ar": "محاولة دخول وحدة تحكم واتساب"}'),
  -- Fraud and payments
  ('SPAM_DETECTED', 'fraud', 'MEDIUM', '{
    "fr": "Rafale de messages", "en": "Burst of messages",
    "ar": "سيل من الرسائل"}'),
  ('BOT_SUSPECTED', 'fraud', 'MEDIUM', '{
    "fr": "Robot soupçonné", "en": "Bot suspected",
    "ar": "اشتباه في برنامج آلي"}'),
  ('QUARANTINE_APPLIED', 'fraud', 'MEDIUM', '{
    "fr": "Conversation mise en quarantaine", "en": "Conversation quarantined",
    "ar": "وضع محادثة في الحجر"}'),
  ('QUARANTINE_RELEASED', 'fraud', 'LOW', '{
    "fr": "Quarantaine levée", "en": "Quarantine released",
    "ar": "رفع الحجر"}'),
  ('FRAUD_CONFIRMATION_REQUIRED', 'fraud', 'MEDIUM', '{
    "fr": "Confirmation de commande exigée", "en": "Order confirmation required",
    "ar": "طُلب تأكيد الطلب"}'),
  ('ORDER_NO_SHOW', 'payments', 'MEDIUM', '{
    "fr": "Client absent à la livraison", "en": "Customer did not show up",
    "ar": "غياب الزبون عند التسليم"}'),
  ('ORDER_DELIVERED', 'payments', 'LOW', '{
    "fr": "Commande livrée et encaissée", "en": "Order delivered and paid",
    "ar": "تسليم الطلب وتحصيل ثمنه"}'),
  ('CUSTOMER_BLACKLISTED', 'payments', 'HIGH', '{
    "fr": "Client mis sur liste noire", "en": "Customer blacklisted",
    "ar": "إدراج زبون في القائمة السوداء"}'),
  -- Delivery
  ('DELIVERY_QUOTE_OK', 'delivery', 'LOW', '{
    "fr": "Devis de livraison donné", "en": "Delivery quote given",
    "ar": "تقديم سعر التوصيل"}'),
  ('DELIVERY_DISABLED', 'delivery', 'MEDIUM', '{
    "fr": "Livraison demandée alors qu''elle est coupée", "en": "Delivery asked for while off",
    "ar": "طلب توصيل والخدمة متوقفة"}'),
  ('DELIVERY_ADDRESS_INCOMPLETE', 'delivery', 'MEDIUM', '{
    "fr": "Adresse sans wilaya ou commune", "en": "Address without wilaya or commune",
    "ar": "عنوان دون ولاية أو بلدية"}'),
  ('DELIVERY_ADDRESS_MISSING', 'delivery', 'MEDIUM', '{
    "fr": "Commande livrée sans adresse", "en": "Delivery order without an address",
    "ar": "طلب توصيل دون عنوان"}'),
  ('DELIVERY_ZONE_NOT_FOUND', 'delivery', 'MEDIUM', '{
    "fr": "Zone de livraison inconnue", "en": "Unknown delivery zone",
    "ar": "منطقة توصيل غير معروفة"}'),
  ('DELIVERY_ZONE_INACTIVE', 'delivery', 'MEDIUM', '{
    "fr": "Zone de livraison fermée", "en": "Delivery zone closed",
    "ar": "منطقة توصيل مغلقة"}'),
  ('DELIVERY_MIN_ORDER', 'delivery', 'MEDIUM', '{
    "fr": "Commande sous le minimum de la zone", "en": "Order below the minimum of the zone",
    "ar": "طلب أقل من الحد الأدنى للمنطقة"}'),
  ('DELIVERY_SLOT_RESERVED', 'delivery', 'LOW', '{
    "fr": "Créneau de livraison réservé", "en": "Delivery slot reserved",
    "ar": "حجز موعد توصيل"}'),
  ('SLOT_FULL', 'delivery', 'MEDIUM', '{
    "fr": "Créneau de livraison complet", "en": "Delivery slot full",
    "ar": "موعد التوصيل ممتلئ"}'),
  ('ADDRESS_AMBIGUOUS', 'delivery', 'MEDIUM', '{
    "fr": "Adresse ambiguë", "en": "Ambiguous address",
    "ar": "عنوان غامض"}'),
  ('ADDRESS_NORMALIZED', 'delivery', 'LOW', '{
    "fr": "Adresse normalisée", "en": "Address normalised",
    "ar": "توحيد صيغة العنوان"}'),
  ('ADDRESS_NORMALIZATION_FAILED', 'delivery', 'MEDIUM', '{
    "fr": "Adresse impossible à normaliser", "en": "Address could not be normalised",
    "ar": "تعذر توحيد صيغة العنوان"}'),
  ('LOCATION_PIN_RECEIVED', 'delivery', 'LOW', '{
    "fr": "Position reçue", "en": "Location pin received",
    "ar": "استلام موقع جغرافي"}'),
  ('LOCATION_ZONE_MATCHED', 'delivery', 'LOW', '{
    "fr": "Position rattachée à une zone", "en": "Location matched to a zone",
    "ar": "ربط الموقع بمنطقة توصيل"}'),
  ('LOCATION_ZONE_NOT_FOUND', 'delivery', 'MEDIUM', '{
    "fr": "Position hors de toute zone", "en": "Location outside every zone",
    "ar": "موقع خارج كل المناطق"}');
