// Node-API 10 lets a reference hold a string; 9 lets it hold objects only. The driver uses 10 for nothing else, so a
// small class keeps each string inside an object, and its references to strings become that class.

const stringRef = `
class StringRef {
public:
	StringRef() {}
	StringRef(StringRef&&) = default;
	StringRef& operator=(StringRef&&) = default;
	static StringRef Make(Napi::String string) {
		Napi::Object box = Napi::Object::New(string.Env());
		box.Set(0u, string);
		StringRef made;
		made.box = Napi::Persistent(box);
		return made;
	}
	Napi::String Value() const {
		return box.Value().Get(0u).As<Napi::String>();
	}
private:
	Napi::ObjectReference box;
};
`;

const reference = 'Napi::Reference<Napi::String>';

/** @type {{ file: string, from: string | RegExp, to: string }[]} */
export const patches = [
  { file: 'binding.gyp', from: 'NAPI_VERSION=10', to: 'NAPI_VERSION=9' },
  { file: 'src/util/constants.cpp', from: reference, to: 'StringRef' },
  {
    file: 'src/util/constants.cpp',
    from: 'Napi::Persistent(InternalizedFromLatin1',
    to: 'StringRef::Make(InternalizedFromLatin1',
  },
  { file: 'src/util/bind-map.cpp', from: reference, to: 'StringRef' },
  { file: 'src/util/bind-map.cpp', from: 'name(Napi::Persistent(', to: 'name(StringRef::Make(' },
  { file: 'src/util/helpers.cpp', from: reference, to: 'StringRef' },
  { file: 'src/util/helpers.cpp', from: /^/g, to: stringRef },
];
