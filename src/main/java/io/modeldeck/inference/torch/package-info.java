/**
 * TorchScript models by PyTorch, through DJL. PyTorch itself is a pack that is added on demand; its natives crash with the process that they are in, so
 * that this package is entered only in the process of a worker, but for {@link io.modeldeck.inference.torch.TorchFile}, which needs none of it.
 */
package io.modeldeck.inference.torch;
