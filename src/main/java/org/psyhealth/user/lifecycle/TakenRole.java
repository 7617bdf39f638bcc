package org.psyhealth.user.lifecycle;

/**
 * A role that was taken from a suspended person, to be given back.
 *
 * @param id the identity provider's
 * @param name its name
 */
public record TakenRole(String id, String name) {}
