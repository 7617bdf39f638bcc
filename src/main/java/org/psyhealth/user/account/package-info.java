/**
 * Compares profiles with accounts: Keycloak, if configured, is queried periodically, and people who are deleted or
 * disabled there are suspended here. In the other direction accounts follow the status of their people.
 */
@NullMarked
package org.psyhealth.user.account;

import org.jspecify.annotations.NullMarked;
