/** What leaves for readers: tables, charts, reports and pictures of screens. Any thread may enter. */
package io.modeldeck.cli.export;
