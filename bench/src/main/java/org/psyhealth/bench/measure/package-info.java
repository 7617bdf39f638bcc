/** What is measured, in which order, and the table that comes of it. */
package org.psyhealth.bench.measure;
