/** What moved, and the baselines that it is compared with. Any thread may enter. */
package io.modeldeck.cli.drift;
