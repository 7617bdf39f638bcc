package org.psyhealth.bench.control;

import java.util.List;

/** The body of a request for a new post: the product's. */
record NewPost(String title, String body, List<String> topics, boolean publish) {}
