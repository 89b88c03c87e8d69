import type { Words } from './words.ts';

export const words: Words = {
  tab: {
    chat: 'Chatten Sie mit uns',
    leaveMessage: 'Nachricht hinterlassen',
    loading: 'Wird geladen …',
    loadFailed: 'Das konnte nicht geladen werden. Vielleicht ist die Internetverbindung unterbrochen.',
    retry: 'Erneut versuchen',
    close: 'Schließen',
  },
  panel: {
    greeting: 'Guten Tag! Wie können wir Ihnen helfen?',
    offline: 'Zurzeit ist niemand von uns da. Hinterlassen Sie uns eine Nachricht.',
    promise: {
      chat: 'Wir sind da und antworten so schnell wie möglich.',
      bot: 'Stellen Sie Ihre Frage hier; ein Mensch wird sie lesen.',
      wait: 'Wer von uns als Nächstes da ist, findet Ihre Nachricht vor.',
    },
    answer: {
      email: 'Die Antwort kommt per E-Mail.',
      phone: 'Wir rufen Sie zurück.',
      none: 'Wenn Sie eine Antwort wünschen, schreiben Sie uns bitte, wie wir Sie erreichen.',
    },
    expected: 'Voraussichtlich bis {replyBy}.',
    holiday: 'Geschlossen: {holiday}.',
    opens: 'Wieder geöffnet: {opensAt}.',
    soon: 'bald',
    closing: 'Wir schließen in {time}.',
    switchedOff: 'Der Chat wurde soeben abgeschaltet. Sie können das Geschriebene noch kopieren.',
    takenAway: 'Der Chat wird vorerst geschlossen. Sie können Ihre Nachricht noch fertig schreiben und absenden.',
    elsewhere: {
      earlier: 'Frühere Nachrichten finden Sie auf der sicheren Seite.',
      stranger: 'Nur auf der sicheren Seite können wir Sie wiedererkennen.',
      link: 'Zur sicheren Seite',
    },

    labels: {
      name: 'Name',
      email: 'E-Mail-Adresse',
      phone: 'Telefonnummer',
      department: 'Abteilung',
      message: 'Nachricht',
      consent:
        'Ich bin damit einverstanden, dass meine Angaben gespeichert werden, damit meine Nachricht beantwortet werden kann.',
    },
    optional: 'freiwillig',
    choose: 'Bitte auswählen',
    trap: 'Betreff',
    problems: {
      required: 'Bitte füllen Sie dieses Feld aus.',
      'not-ticked': 'Bitte setzen Sie hier ein Häkchen, um fortzufahren.',
      'too-long': 'Das ist zu lang: höchstens {limit} Zeichen.',
      'not-an-email': 'Bitte prüfen Sie die Adresse; sie sollte aussehen wie name@beispiel.de.',
      'not-a-phone': 'Bitte prüfen Sie die Nummer; sie sollte aussehen wie +49 30 901820.',
      'not-an-option': 'Bitte wählen Sie eine der Möglichkeiten aus.',
      'unknown-field': 'Das kann nicht mehr gesendet werden.',
      'wrong-type': 'Das kann so nicht gesendet werden.',
    },
    checkForm: 'Bitte prüfen Sie vor dem Absenden:',
    charactersLeft: 'Noch verfügbare Zeichen: {left}',
    send: 'Nachricht absenden',
    sending: 'Wird gesendet …',

    refusals: {
      disabled:
        'Der Chat wurde soeben abgeschaltet, die Nachricht wurde nicht gesendet. Sie können das Geschriebene noch kopieren.',
      origin:
        'Diese Website darf hier keine Nachrichten senden. Die Nachricht wurde nicht gesendet; bitte benachrichtigen Sie den Betreiber.',
      tooLarge: 'Die Nachricht ist zu groß. Bitte kürzen Sie sie.',
    },
    refused: 'Die Nachricht konnte nicht angenommen werden. Nichts ist verloren; bitte versuchen Sie es noch einmal.',

    waiting: {
      title: 'Noch nicht gesendet',
      unreachable: 'Zurzeit besteht keine Verbindung.',
      busy: 'Die Gegenstelle kann die Nachricht gerade nicht annehmen.',
      tooMany: 'Es waren zu viele Nachrichten in kurzer Zeit.',
      keptInBrowser:
        'Ihre Nachricht ist in diesem Browser aufbewahrt und wird von selbst gesendet, auch nach einem Neuladen der Seite.',
      keptInPage:
        'Ihre Nachricht ist nur in dieser geöffneten Seite aufbewahrt und wird von selbst gesendet. Bitte lassen Sie die Seite geöffnet.',
      nextTry: 'Nächster Versuch in {time}.',
      tryNow: 'Jetzt versuchen',
      edit: 'Nachricht bearbeiten',
    },
    stored: {
      title: 'Vielen Dank!',
      online:
        'Ihre Nachricht ist angekommen. Wir sind da und antworten so schnell wie möglich, spätestens bis {replyBy}.',
      offline: 'Ihre Nachricht ist angekommen. Wir antworten bis {replyBy}.',
      reference: 'Vorgangsnummer: {id}',
      another: 'Weitere Nachricht schreiben',
    },
  },
  chat: {
    log: 'Chatverlauf',
    you: 'Sie',
    turns: {
      queued: 'Sie sind Nummer {position} in der Reihe. Gleich antwortet jemand.',
      open: 'Gerade ist niemand da. Wer von uns als Nächstes kommt, antwortet Ihnen hier.',
      missed: 'Es konnte niemand antworten. Hinterlassen Sie uns eine Nachricht, wir melden uns bei Ihnen.',
      active: '{name} ist jetzt für Sie da.',
      closed: 'Der Chat ist beendet.',
    },
    bot: 'Assistent',
    somebody: 'Jemand von uns',
    away: 'Wir sind gerade nicht da. Was Sie hier schreiben, wird trotzdem gelesen.',
    send: 'Senden',
    person: 'Mit einem Menschen sprechen',
    back: 'Zurück zum Chat',
    end: 'Chat beenden',
    answer: 'Antworten',
  },
};
