# The firewall's schema is large and makes a whole plan slow, so each run plans what it looks at.

mock_provider "aws" {
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "../../mocks"
}

variables {
  name                              = "psyhealth-test"
  environment                       = "dev"
  account_id                        = "111122223333"
  domain_name                       = "test.example.org"
  vpc_id                            = "vpc-1"
  public_subnet_ids                 = ["subnet-1", "subnet-2"]
  alb_security_group_id             = "sg-1"
  large_body_paths                  = ["/api/posts", "/api/added"]
  media_bucket_regional_domain_name = "media.s3.ap-southeast-1.amazonaws.com"
  cors_allowed_origins              = ["https://test.example.org"]
  secrets_kms_key_arn               = "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
  media_signing = {
    active_key  = "k1"
    public_keys = { k1 = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" }
  }
}

run "speaks_nothing_older_than_tls_1_2" {
  command = plan

  plan_options {
    target = [aws_lb_listener.http, aws_lb_listener.https, aws_lb_listener.test]
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "Plain HTTP must lead to HTTPS."
  }

  assert {
    condition     = alltrue([for listener in [aws_lb_listener.https, aws_lb_listener.test] : listener.protocol == "HTTPS" && strcontains(listener.ssl_policy, "TLS13-1-2")])
    error_message = "Each other listener must speak TLS 1.2 or newer."
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.access_logs[0].enabled
    error_message = "Invalid headers must be dropped and accesses logged."
  }
}

run "an_old_tls_policy_is_refused" {
  command = plan

  plan_options {
    target = [aws_lb_listener.https]
  }

  variables {
    tls_policy = "ELBSecurityPolicy-2016-08"
  }

  expect_failures = [var.tls_policy]
}

run "what_no_rule_names_does_not_exist" {
  command = plan

  plan_options {
    target = [aws_lb_listener_rule.app]
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].type == "fixed-response" && aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "The default must not forward: management paths would be open."
  }

  assert {
    condition     = !anytrue([for rule in aws_lb_listener_rule.app : anytrue([for condition in rule.condition : anytrue([for pattern in condition.path_pattern : anytrue([for value in pattern.values : startswith(value, "/actuator") || value == "/*"])])])])
    error_message = "The management endpoints must not be forwarded to."
  }
}

run "administration_of_keycloak_is_closed" {
  command = plan

  plan_options {
    target = [aws_lb_listener_rule.keycloak, aws_lb_listener_rule.keycloak_closed, aws_wafv2_web_acl.this]
  }

  assert {
    condition     = aws_lb_listener_rule.keycloak_closed.priority < aws_lb_listener_rule.keycloak.priority && aws_lb_listener_rule.keycloak_closed.action[0].type == "fixed-response"
    error_message = "The rule that closes /auth/admin must come before the one that opens /auth/*."
  }

  assert {
    condition     = toset(one(one(aws_lb_listener_rule.keycloak_closed.condition).path_pattern).values) == toset(["/auth/admin", "/auth/admin/*", "/auth/realms/master", "/auth/realms/master/*"])
    error_message = "The administration and the realm of its users must be closed, on every host."
  }

  assert {
    condition     = toset(flatten([for rule in aws_wafv2_web_acl.this.rule : [for s in rule.statement : [for o in s.or_statement : [for inner in o.statement : [for b in inner.byte_match_statement : [for t in b.text_transformation : t.type]]]]] if rule.name == "keycloak-administration" && rule.priority == 0])) == toset(["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"])
    error_message = "The firewall must refuse the same paths in other spellings, before any other rule."
  }
}

run "health_is_checked_every_15_seconds" {
  command = plan

  plan_options {
    target = [aws_lb_target_group.app, aws_lb_target_group.keycloak]
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.app : group.health_check[0].interval == 15 && group.health_check[0].path == "/health" && group.target_type == "ip"])
    error_message = "The tasks' health must be checked at /health every 15 s."
  }

  assert {
    condition     = toset(keys(aws_lb_target_group.app)) == toset(["app-blue", "app-green"])
    error_message = "The service needs a blue and a green target group."
  }

  assert {
    condition     = aws_lb_target_group.keycloak.port == 9098 && aws_lb_target_group.keycloak.health_check[0].port == "9000"
    error_message = "Keycloak serves on 9098 and tells its health on 9000."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.app : tonumber(group.deregistration_delay) < 60])
    error_message = "Draining must not hold a deployment for the default five minutes."
  }
}

run "a_split_deployment_routes_each_module" {
  command = plan

  plan_options {
    target = [aws_lb_listener_rule.app, aws_lb_target_group.app]
  }

  variables {
    services = {
      core           = {}
      notification   = { paths = ["/api/notifications", "/api/notifications/*"] }
      recommendation = { paths = ["/api/recommended", "/api/recommended/*"] }
    }
  }

  assert {
    condition     = length(aws_lb_target_group.app) == 6 && length(distinct([for group in aws_lb_target_group.app : group.name])) == 6 && alltrue([for group in aws_lb_target_group.app : length(group.name) <= 32])
    error_message = "Each service needs two target groups with names of their own."
  }

  assert {
    condition     = max([for key, rule in aws_lb_listener_rule.app : rule.priority if !startswith(key, "core-")]...) < min([for key, rule in aws_lb_listener_rule.app : rule.priority if startswith(key, "core-")]...)
    error_message = "A service's own paths must win over the rest."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.app : sum([for condition in rule.condition : sum(concat([0], [for it in condition.path_pattern : length(it.values)], [for it in condition.host_header : length(it.values)]))]) <= 5])
    error_message = "A rule holds five values at most."
  }
}

run "services_whose_target_groups_would_clash_are_refused" {
  command = plan

  plan_options {
    target = [aws_lb_target_group.app]
  }

  variables {
    services = { serviceone = {}, servicetwo = { paths = ["/two"] } }
  }

  expect_failures = [var.services]
}

run "one_service_must_take_the_rest" {
  command = plan

  plan_options {
    target = [aws_lb_target_group.app]
  }

  variables {
    services = { app = { paths = ["/api/*"] } }
  }

  expect_failures = [var.services]
}

run "larger_bodies_are_allowed_where_people_write" {
  command = plan

  plan_options {
    target = [aws_wafv2_web_acl_logging_configuration.this]
  }

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.this.rule : one(one(one(rule.statement).managed_rule_group_statement).rule_action_override).name if rule.name == "AWSManagedRulesCommonRuleSet"]) == "SizeRestrictions_BODY"
    error_message = "The common rules alone would refuse a long post."
  }

  assert {
    condition     = toset(flatten([for rule in aws_wafv2_web_acl.this.rule : [for s in rule.statement : [for a in s.and_statement : [for inner in a.statement : [for n in inner.not_statement : [for excepted in n.statement : [for b in excepted.byte_match_statement : b.search_string]]]]]] if rule.name == "large-bodies-elsewhere"])) == toset(["/api/posts", "/api/added"])
    error_message = "Each path of the inventory where people write must be excepted."
  }

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.this.rule : rule.priority if rule.name == "large-bodies-elsewhere"]) > one([for rule in aws_wafv2_web_acl.this.rule : rule.priority if rule.name == "AWSManagedRulesCommonRuleSet"])
    error_message = "The label must be set before it is judged."
  }

  assert {
    condition     = toset([for rule in aws_wafv2_web_acl.this.rule : rule.name if length(flatten([for s in rule.statement : s.rate_based_statement])) == 1]) == toset(["rate-all", "rate-logins"])
    error_message = "Requests, and sign-ins more strictly, must be limited for each address."
  }

  assert {
    condition     = toset(flatten([for field in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : [for header in field.single_header : header.name]])) == toset(["authorization", "cookie"])
    error_message = "Tokens and sessions must not stand in the firewall's log."
  }
}

run "media_come_through_cloudfront_alone" {
  command = plan

  plan_options {
    target = [aws_cloudfront_distribution.media]
  }

  assert {
    condition     = aws_cloudfront_origin_access_control.media.signing_behavior == "always" && aws_cloudfront_distribution.media.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "The distribution must sign its requests to the bucket, and speak HTTPS."
  }

  assert {
    condition     = aws_cloudfront_distribution.media.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.media.aliases == toset(["media.test.example.org"])
    error_message = "Media must be served under our domain with TLS 1.2 or newer."
  }

  assert {
    condition = alltrue([
      one(aws_cloudfront_response_headers_policy.media.security_headers_config[0].content_security_policy) == { content_security_policy = "default-src 'none'; sandbox", override = true },
      one(aws_cloudfront_response_headers_policy.media.security_headers_config[0].content_type_options).override,
    ])
    error_message = "An uploaded file must not run as a page, nor be taken for something else than it says."
  }

  assert {
    condition     = aws_cloudfront_distribution.media.default_cache_behavior[0].allowed_methods == toset(["GET", "HEAD"]) && length(aws_cloudfront_distribution.media.ordered_cache_behavior) == 0
    error_message = "Media is only read, and no path may have rules of its own."
  }
}

run "our_pages_and_no_others_may_read_media" {
  command = plan

  plan_options {
    target = [aws_cloudfront_response_headers_policy.media]
  }

  variables {
    cors_allowed_origins = ["https://test.example.org", "https://app.test.example.org"]
  }

  assert {
    condition     = one(aws_cloudfront_response_headers_policy.media.cors_config[0].access_control_allow_origins).items == toset(var.cors_allowed_origins)
    error_message = "The origins must be those that are given."
  }

  assert {
    condition     = one(aws_cloudfront_response_headers_policy.media.cors_config[0].access_control_allow_methods).items == toset(["GET", "HEAD"]) && aws_cloudfront_response_headers_policy.media.cors_config[0].origin_override && !aws_cloudfront_response_headers_policy.media.cors_config[0].access_control_allow_credentials
    error_message = "Reading without cookies is all that a page needs."
  }

  assert {
    condition     = [for item in one(aws_cloudfront_response_headers_policy.media.custom_headers_config).items : [item.header, item.value, item.override]] == [["cross-origin-resource-policy", "same-site", true]]
    error_message = "Pages of other sites must not be able to show a picture."
  }
}

run "a_page_on_another_site_can_show_pictures" {
  command = plan

  plan_options {
    target = [aws_cloudfront_response_headers_policy.media]
  }

  variables {
    cors_allowed_origins = ["https://test.example.org", "https://nottest.example.org"]
  }

  assert {
    condition     = one(one(aws_cloudfront_response_headers_policy.media.custom_headers_config).items).value == "cross-origin"
    error_message = "With same-site a page of ours on another site would show no picture."
  }
}

run "an_origin_in_the_media_domain_without_tls_is_refused" {
  command = plan

  plan_options {
    target = [aws_cloudfront_response_headers_policy.media]
  }

  variables {
    cors_allowed_origins = ["http://test.example.org"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "no_origin_at_all_is_refused" {
  command = plan

  plan_options {
    target = [aws_cloudfront_response_headers_policy.media]
  }

  variables {
    cors_allowed_origins = []
  }

  expect_failures = [var.cors_allowed_origins]
}

run "media_without_a_key_is_refused" {
  command = plan

  plan_options {
    target = [aws_cloudfront_key_group.media]
  }

  variables {
    media_signing = { active_key = "k1", public_keys = {} }
  }

  expect_failures = [var.media_signing]
}

run "a_private_key_is_refused" {
  command = plan

  plan_options {
    target = [aws_cloudfront_key_group.media]
  }

  variables {
    media_signing = { active_key = "k1", public_keys = { k1 = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----" } }
  }

  expect_failures = [var.media_signing]
}

run "private_keys_are_a_secret_that_can_be_brought_back" {
  command = plan

  plan_options {
    target = [aws_secretsmanager_secret_policy.media_signing]
  }

  variables {
    environment    = "prod"
    replica_region = "ap-northeast-1"
  }

  assert {
    condition     = aws_secretsmanager_secret.media_signing.name == "psyhealth-test/media-signing" && aws_secretsmanager_secret.media_signing.kms_key_id == "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
    error_message = "It must be found where every secret is, and be encrypted with their key: that one the tasks' starter may use."
  }

  assert {
    condition     = one(aws_secretsmanager_secret.media_signing.replica).region == "ap-northeast-1" && aws_secretsmanager_secret.media_signing.recovery_window_in_days == 30 && aws_secretsmanager_secret_policy.media_signing.block_public_policy
    error_message = "Without it no picture can be shown in the other region."
  }
}

run "prod_without_a_copy_of_the_keys_is_refused" {
  command = plan

  plan_options {
    target = [aws_secretsmanager_secret.media_signing]
  }

  variables {
    environment = "prod"
  }

  expect_failures = [var.replica_region]
}

run "only_prod_is_protected_from_deletion" {
  command = plan

  plan_options {
    target = [aws_lb.this]
  }

  variables {
    environment    = "prod"
    replica_region = "ap-northeast-1"
  }

  assert {
    condition     = aws_lb.this.enable_deletion_protection
    error_message = "The load balancer of prod must not be deleted by a slip."
  }
}
