/** Floor 0: how a user's mistake is told. Knows nothing of networks, files or tasks. */
package io.elman;
