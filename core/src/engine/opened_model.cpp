// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/opened_model.h"

#include "base/files.h"
#include "checkpoint/model_folder.h"

#include <headscope/error.h>

#include <future>
#include <utility>

namespace headscope {

OpenedModel openModel(const std::filesystem::path& folder, const std::stop_token& stop) {
    const auto requireWanted = [&] {
        if (stop.stop_requested())
            throw failure(say("opening %1 was stopped", displayPath(folder)),
                          say("Open it again."));
    };
    ModelFolder model = openModelFolder(folder);
    auto hash = std::async(std::launch::async, [&] { return model.weights.sha256(requireWanted); });
    OpenedModel opened;
    opened.weights = packWeights(model, requireWanted);
    model.info.sha256 = hash.get();
    model.weights.requireUnchanged();
    opened.weightsPath = model.weights.path();
    opened.files = model.weights.opened();
    opened.info = std::move(model.info);
    return opened;
}

std::vector<Message> OpenedModel::notesOfFiles() const {
    std::vector<Message> notes;
    for (const auto& file : files)
        if (!file.isStillThere())
            notes.push_back(
                say("%1 was changed, replaced or removed since it was opened: the numbers "
                    "and the hash are of what was opened.",
                    displayPath(file.path)));
    return notes;
}

}  // namespace headscope
