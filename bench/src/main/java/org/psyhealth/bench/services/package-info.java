/** The databases, broker and issuer that both applications need, in a process of their own. */
package org.psyhealth.bench.services;
