/** What is stored of each file. */
@NullMarked
package org.psyhealth.media.objects;

import org.jspecify.annotations.NullMarked;
