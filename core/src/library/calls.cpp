// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of the public headers that the engine's library has.
#include "library/engine_library.h"
#include "library/reference_engine.h"

#include <headscope/attribution.h>
#include <headscope/device.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/pairs.h>
#include <headscope/runtime.h>
#include <headscope/similarity_sweep.h>

#include <string>
#include <utility>

namespace headscope {

std::unique_ptr<Engine> loadEngine(const std::filesystem::path& folder, EngineLimits limits,
                                   std::stop_token stop) {
    return engineLibrary().load(folder, limits, std::move(stop));
}

ReferenceEngine& referenceOf(Engine& engine) {
    auto* reference = dynamic_cast<ReferenceEngine*>(&engine);
    if (reference == nullptr)
        throw failure(say("this engine has no plain forward pass to be checked by"),
                      say("Open a model with it that does."));
    return *reference;
}

void Engine::setDevice(const Device& device) {
    if (!device.isCpu())
        throw inputError(say("this engine computes on the CPU only"), say("Leave the device out."));
}

namespace {

[[noreturn]] void notOffered(const Message& what) {
    throw failure(say("this engine does not compute %1", what),
                  say("Open a model with one that does."));
}

}  // namespace

Attribution Engine::attribute(const SetRequest& /*request*/) {
    notOffered(say("what each part adds to the logits"));
}

HeadGrid<double> Engine::directEffects(const SetRequest& /*request*/) {
    notOffered(say("what each head adds directly to the logits"));
}

Similarity Engine::similarity(const SimilarityRequest& /*request*/) {
    notOffered(say("how alike the tokens' vectors are"));
}

SimilaritySweep Engine::similaritySweep(const SimilaritySweepRequest& /*request*/,
                                        const SimilaritySweepSink& /*sink*/,
                                        std::stop_token /*stop*/) {
    notOffered(say("how alike the tokens' vectors are"));
}

PairEffects Engine::pairs(const PairRequest& /*request*/, const PairSink& /*sink*/,
                          std::stop_token /*stop*/) {
    notOffered(say("pairs of heads"));
}

LayerPatches Engine::layers(const LayersRequest& /*request*/, const LayersSink& /*sink*/,
                            std::stop_token /*stop*/) {
    notOffered(say("patches of layers"));
}

ReferencePtr Engine::referenceMean(const std::vector<std::vector<TokenId>>& /*prompts*/,
                                   bool /*byPosition*/, std::stop_token /*stop*/) {
    notOffered(say("means over reference prompts"));
}

Runtime runtime() {
    return engineLibrary().runtime();
}

void setThreads(int threads) {
    engineLibrary().setThreads(threads);
}

int threadsInUse() {
    return engineLibrary().threadsInUse();
}

std::vector<Device> devices() {
    std::vector<Device> all{{}};
    const int count = engineLibrary().cudaDevices();
    for (int index = 0; index < count; ++index)
        all.push_back({Device::Kind::Cuda, index});
    return all;
}

void requireDevice(const Device& device) {
    if (device.isCpu()) return;
    const EngineLibrary& library = engineLibrary();
    if (!library.hasCuda())
        throw inputError(say("this libtorch was built without CUDA, so only the CPU computes"),
                         say("Build Headscope with an upstream libtorch for CUDA (CONTRIBUTING.md "
                             "says how), and "
                             "install NVIDIA's driver."));
    const int count = library.cudaDevices();
    if (count == 0)
        throw inputError(
            say("libtorch finds no CUDA device"),
            say("Install NVIDIA's driver for the card, and see that nvidia-smi lists it."));
    if (device.index >= count)
        throw inputError(say("there is no device %1", name(device)),
                         say("Use one from cuda:0 to cuda:%1.", count - 1));
}

}  // namespace headscope
