data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

locals {
  # The narrowest with which each of our pages can show a picture: a page of another site could not by "same-site".
  media_resource_policy = alltrue([for origin in var.cors_allowed_origins :
    origin == "https://${var.domain_name}" || endswith(origin, ".${var.domain_name}")
  ]) ? "same-site" : "cross-origin"
}

resource "aws_cloudfront_origin_access_control" "media" {
  name                              = "${var.name}-media"
  description                       = "Signs the distribution's requests to the bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "media" {
  enabled         = true
  comment         = "Media of ${var.name}"
  aliases         = [local.media_domain_name]
  http_version    = "http2and3"
  is_ipv6_enabled = true
  # Europe, America, Asia: the members live in south-east Asia.
  price_class = "PriceClass_200"

  origin {
    origin_id                = "media"
    domain_name              = var.media_bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.media.id
  }

  default_cache_behavior {
    target_origin_id           = "media"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.optimized.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.media.id
    # Nothing is read by who merely knows where it is.
    trusted_key_groups = [aws_cloudfront_key_group.media.id]
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.media.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }

  tags = var.tags
}

# What members upload must never run as a page of ours. Captions are read by scripts and players of our pages, which asks for CORS; the
# bucket knows nothing of readers, so the answer is given here, and no browser asks beforehand for a plain GET.
resource "aws_cloudfront_response_headers_policy" "media" {
  name = "${var.name}-media"

  cors_config {
    # An address carries its signature: no cookie is needed.
    access_control_allow_credentials = false
    origin_override                  = true

    access_control_allow_origins {
      items = var.cors_allowed_origins
    }

    access_control_allow_methods {
      items = ["GET", "HEAD"]
    }

    access_control_allow_headers {
      items = ["range"]
    }

    access_control_expose_headers {
      items = ["accept-ranges", "content-length", "content-range", "etag"]
    }
  }

  custom_headers_config {
    items {
      header   = "cross-origin-resource-policy"
      value    = local.media_resource_policy
      override = true
    }
  }

  security_headers_config {
    content_security_policy {
      content_security_policy = "default-src 'none'; sandbox"
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "no-referrer"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }
  }
}
