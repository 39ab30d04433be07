// SPDX-License-Identifier: GPL-3.0-or-later
// A hub's answer.
#include "folder/folder_files.h"
#include "fuzz.h"

#include <headscope/hub_listing.h>

#include <set>

namespace headscope::fuzz {

void run(std::string_view input) {
    reads([&] {
        const HubListing listing = parseHubListing(input);
        require(listing.commit.size() == 40, "a commit that is none");
        require(listing.id.empty() || isHubName(listing.id), "an id that is none");
        std::set<std::string> names;
        for (const HubFile& file : listing.files) {
            require(file.name.find('/') == std::string::npos && !file.name.starts_with('.'),
                    "a name that leads elsewhere");
            require(file.hash.empty() || isHubHash(file.hash), "a hash that is none");
            require(file.size >= -1, "a size that is none");
            require(names.insert(file.name).second, "a name twice");
        }
    });
}

std::vector<std::string> seeds() {
    return {
        R"({"id":"openai-community/gpt2","sha":"607a30d783dfa663caf39e06633721c8d4cfcd7e",)"
        R"("config":{"model_type":"gpt2"},"siblings":[{"rfilename":"config.json","size":665,)"
        R"("blobId":"10c66461e4c109db5a2196bff4bb59be30396ed8"},{"rfilename":"model.safetensors",)"
        R"("size":548105171,"blobId":"8a87f5f2b4b4ab2b2b2b2b2b2b2b2b2b2b2b2b2b","lfs":{"sha256":)"
        R"("248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707","size":548105171}}]})",
        R"({"id":"gpt2","sha":"607a30d783dfa663caf39e06633721c8d4cfcd7e","siblings":[)"
        R"({"rfilename":"onnx/model.onnx"},{"rfilename":"vocab.json"}]})",
        R"({"error":"Repository not found"})",
    };
}

}  // namespace headscope::fuzz
