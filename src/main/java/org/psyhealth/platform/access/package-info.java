/**
 * Refuses the requests of people who may not use the API. One consumer group of all processes keeps
 * {@code platform.access}; each process polls what changed there and keeps the refused people in memory.
 */
@NullMarked
package org.psyhealth.platform.access;

import org.jspecify.annotations.NullMarked;
