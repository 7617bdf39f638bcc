/** Help that people find outside of this community, per topic and country, and how recently staff verified it. */
@NullMarked
package org.psyhealth.topic.help;

import org.jspecify.annotations.NullMarked;
