// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace headscope::app {

class Document;
class FeatureList;

/// What comes before the window closes: the user is asked about what is not saved, or, where the
/// program must end, it is kept for recovery. GUI thread.
class Closing : public QObject {
    Q_OBJECT

 public:
    /// Both outlive it.
    Closing(Document& document, FeatureList& features);

    /// Without a question, once a run that is going on has stopped: ready() follows.
    void unasked();
    /// Asks where that is needed. False: the window stays.
    [[nodiscard]] bool mayClose();

 Q_SIGNALS:
    void ready();

 private:
    void end();

    Document& m_document;
    FeatureList& m_features;
    bool m_unasked = false;
};

}  // namespace headscope::app
