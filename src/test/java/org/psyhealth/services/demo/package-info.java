/**
 * Demo data: people, topics, posts, follows and reactions, written through the public API. The texts are in
 * {@code src/test/resources/demo}.
 */
@NullMarked
package org.psyhealth.services.demo;

import org.jspecify.annotations.NullMarked;
