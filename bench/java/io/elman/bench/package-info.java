/** Measures the engine: beside stock DL4J and PyTorch ({@link io.elman.bench.Compare}), and its kernels alone (JMH). */
package io.elman.bench;
