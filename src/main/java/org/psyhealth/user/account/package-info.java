/**
 * Compares profiles with accounts: Keycloak, if configured, is queried periodically, and people who are deleted or
 * disabled there are suspended here.
 */
@NullMarked
package org.psyhealth.user.account;

import org.jspecify.annotations.NullMarked;
