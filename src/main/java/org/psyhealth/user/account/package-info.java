/**
 * Whether people still have an account: Keycloak, where it is configured, is asked from time to time, and whoever is
 * gone or disabled there is suspended here.
 */
@NullMarked
package org.psyhealth.user.account;

import org.jspecify.annotations.NullMarked;
