/** The measured applications as processes: how they are started, fed and watched. */
package org.psyhealth.bench.subject;
